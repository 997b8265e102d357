using System;

namespace TorchSharp;

/// <summary>libtorch's own guard, which must end on the thread that it began on.</summary>
internal sealed class InferenceModeGuard(bool enabled) : IDisposable
{
    private IntPtr _handle = Native.gan_inference_mode_new(enabled);

    public void Dispose()
    {
        if (_handle != IntPtr.Zero)
            Native.gan_inference_mode_free(_handle);
        _handle = IntPtr.Zero;
    }
}
