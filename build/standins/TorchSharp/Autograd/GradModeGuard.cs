using System;

namespace TorchSharp;

/// <summary>Restores the thread's previous mode at its end.</summary>
internal sealed class GradModeGuard : IDisposable
{
    private readonly bool _before = Native.gan_grad_mode();

    internal GradModeGuard(bool enabled) => Native.gan_set_grad_mode(enabled);

    public void Dispose() => Native.gan_set_grad_mode(_before);
}
