using System;
using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern bool gan_requires_grad(IntPtr a);
    [DllImport(Library)] internal static extern bool gan_set_requires_grad(IntPtr a, bool value);
    [DllImport(Library)] internal static extern IntPtr gan_grad(IntPtr a);
    [DllImport(Library)] internal static extern bool gan_set_grad(IntPtr a, IntPtr grad);
    [DllImport(Library)] internal static extern bool gan_retain_grad(IntPtr a);
    [DllImport(Library)] internal static extern IntPtr gan_detach(IntPtr a);
    [DllImport(Library)] internal static extern bool gan_detach_(IntPtr a);
    [DllImport(Library)]
    internal static extern bool gan_backward(
        IntPtr* tensors, int count, IntPtr* grads, int gradCount, bool retainGraph, bool createGraph, IntPtr* inputs, int inputCount);
    [DllImport(Library)]
    internal static extern bool gan_autograd_grad(
        IntPtr* outputs, int count, IntPtr* inputs, int inputCount, IntPtr* grads,
        int gradCount, bool retainGraph, bool createGraph, bool allowUnused, IntPtr* results);
    [DllImport(Library)] internal static extern bool gan_grad_mode();
    [DllImport(Library)] internal static extern void gan_set_grad_mode(bool enabled);
    [DllImport(Library)] internal static extern bool gan_is_inference_mode();
    [DllImport(Library)] internal static extern IntPtr gan_inference_mode_new(bool enabled);
    [DllImport(Library)] internal static extern void gan_inference_mode_free(IntPtr mode);
    [DllImport(Library)] internal static extern bool gan_anomaly_enabled();
    [DllImport(Library)] internal static extern void gan_set_anomaly(bool enabled, bool checkNan);
    [DllImport(Library)] internal static extern bool gan_anomaly_checks_nan();
    [DllImport(Library)]
    internal static extern bool gan_function_attach(
        IntPtr* inputs, int inputCount, IntPtr* outputs, bool* differentiable,
        int outputCount, bool materialize, IntPtr context,
        delegate* unmanaged<IntPtr, IntPtr*, int, IntPtr*, int, IntPtr> callback, delegate* unmanaged<IntPtr, void> release);
}
