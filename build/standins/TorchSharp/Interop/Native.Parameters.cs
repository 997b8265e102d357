using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern bool gan_init_fill(IntPtr tensor, double value);
    [DllImport(Library)] internal static extern bool gan_init_uniform(IntPtr tensor, double low, double high);
    [DllImport(Library)] internal static extern bool gan_init_normal(IntPtr tensor, double mean, double deviation);
    [DllImport(Library)] internal static extern bool gan_init_orthogonal(IntPtr tensor, double gain);
    [DllImport(Library)] internal static extern bool gan_zero_row(IntPtr table, long row);
    [DllImport(Library)] internal static extern bool gan_count_up(IntPtr counter);

    [DllImport(Library)] internal static extern double gan_clip_grad_norm(IntPtr* tensors, int count, double maxNorm, double normType);
    [DllImport(Library)] internal static extern bool gan_clip_grad_value(IntPtr* tensors, int count, double limit);
    [DllImport(Library)] internal static extern IntPtr gan_parameters_to_vector(IntPtr* tensors, int count);
    [DllImport(Library)] internal static extern bool gan_vector_to_parameters(IntPtr vector, IntPtr* tensors, int count);

    [DllImport(Library)] internal static extern bool gan_zero_grad(IntPtr* parameters, int count, bool toNone);
    [DllImport(Library)] internal static extern bool gan_optim_adam(IntPtr* parameters, IntPtr* means, IntPtr* squares, IntPtr* peaks,
        long* steps, int count,
        double rate, double beta1, double beta2, double epsilon, double decay, bool amsgrad, bool maximize, bool decoupled);
    [DllImport(Library)] internal static extern bool gan_optim_sgd(IntPtr* parameters, IntPtr* buffers, int count, double rate,
        double momentum, double dampening, double decay, bool nesterov, bool maximize);
    [DllImport(Library)] internal static extern bool gan_optim_rmsprop(IntPtr* parameters, IntPtr* squares, IntPtr* averages,
        IntPtr* buffers, long* steps,
        int count, double rate, double alpha, double epsilon, double decay, double momentum, bool centered, bool maximize);
}
