using System.Runtime.InteropServices;

namespace Perennial.Adapters.LightGbm;

/// <summary>An ensemble of trees in LightGBM's memory.</summary>
internal sealed class BoosterHandle : SafeHandle
{
    public BoosterHandle() : base(IntPtr.Zero, ownsHandle: true) { }

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle() => LightGbmNative.FreeBooster(handle) == 0;
}
