using System.Runtime.InteropServices;

namespace Perennial.Adapters.LightGbm;

/// <summary>Binned training rows in LightGBM's memory.</summary>
internal sealed class DatasetHandle : SafeHandle
{
    public DatasetHandle() : base(IntPtr.Zero, ownsHandle: true) { }

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle() => LightGbmNative.FreeDataset(handle) == 0;
}
