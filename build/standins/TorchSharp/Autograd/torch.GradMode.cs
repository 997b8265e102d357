using System;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Until disposed of, operations on this thread record no graph.</summary>
    public static IDisposable no_grad() => new GradModeGuard(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradModeGuard(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradModeGuard(mode);

    /// <summary>Like no_grad, and its tensors can never take part in a graph.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceModeGuard(mode);

    public static bool is_grad_enabled() => Native.gan_grad_mode();

    public static bool is_inference_mode_enabled() => Native.gan_is_inference_mode();
}
