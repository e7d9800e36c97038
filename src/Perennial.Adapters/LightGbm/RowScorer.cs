using System.Runtime.InteropServices;

namespace Perennial.Adapters.LightGbm;

/// <summary>Scores one row at a time, for one thread at a time. Keeps its booster alive until it is disposed.</summary>
internal sealed unsafe class RowScorer : SafeHandle
{
    private readonly BoosterHandle _booster;
    private readonly double[] _row;

    public RowScorer(BoosterHandle booster, int columns) : base(IntPtr.Zero, ownsHandle: true)
    {
        _booster = booster;
        _row = GC.AllocateArray<double>(columns, pinned: true);
        bool held = false;
        booster.DangerousAddRef(ref held);
        int code = LightGbmNative.PrepareRow(
            booster, 0, 0, -1, LightGbmNative.Float64, columns, LightGbmPredictor.Parameters, out IntPtr row);
        SetHandle(row);
        if (IsInvalid)
        {
            booster.DangerousRelease();
        }

        LightGbmLibrary.Check(code, "prepare a row");
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>The encoded row, to be filled in before <see cref="Score"/>.</summary>
    public Span<double> Row => _row;

    /// <summary>Scores the encoded row.</summary>
    /// <param name="answer">As many numbers as an answer has.</param>
    public void Score(Span<double> answer)
    {
        fixed (double* row = _row)
        fixed (double* result = answer)
        {
            LightGbmLibrary.Check(LightGbmNative.PredictRow(handle, row, out _, result), "score a row");
        }
    }

    protected override bool ReleaseHandle()
    {
        int code = LightGbmNative.FreeRow(handle);
        _booster.DangerousRelease();
        return code == 0;
    }
}
