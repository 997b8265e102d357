using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern IntPtr gan_linear(IntPtr input, IntPtr weight, IntPtr bias);
    [DllImport(Library)] internal static extern IntPtr gan_conv2d(IntPtr input, IntPtr weight, IntPtr bias, long* stride, int strideCount,
        long* padding, int paddingCount, long* dilation, int dilationCount, long groups);
    [DllImport(Library)] internal static extern IntPtr gan_conv2d_same(IntPtr input, IntPtr weight, IntPtr bias, long* stride,
        int strideCount, long* dilation, int dilationCount, long groups);
    [DllImport(Library)] internal static extern IntPtr gan_conv_transpose2d(IntPtr input, IntPtr weight, IntPtr bias, long* stride,
        int strideCount,
        long* padding, int paddingCount, long* outputPadding, int outputPaddingCount, long* dilation, int dilationCount, long groups);
    [DllImport(Library)] internal static extern IntPtr gan_embedding(IntPtr weight, IntPtr indices, long paddingIndex, double maxNorm,
        double normType, bool scaleByFrequency, bool sparse);
    [DllImport(Library)] internal static extern IntPtr gan_one_hot(IntPtr input, long classes);

    [DllImport(Library)] internal static extern IntPtr gan_batch_norm(IntPtr input, IntPtr weight, IntPtr bias, IntPtr mean,
        IntPtr variance, bool training, double momentum, double epsilon);
    [DllImport(Library)] internal static extern IntPtr gan_instance_norm(IntPtr input, IntPtr weight, IntPtr bias, IntPtr mean,
        IntPtr variance, bool useInputStatistics, double momentum, double epsilon);
    [DllImport(Library)] internal static extern IntPtr gan_layer_norm(IntPtr input, long* shape, int shapeCount, IntPtr weight,
        IntPtr bias, double epsilon);
    [DllImport(Library)] internal static extern IntPtr gan_group_norm(IntPtr input, long groups, IntPtr weight, IntPtr bias,
        double epsilon);

    [DllImport(Library)] internal static extern IntPtr gan_relu(IntPtr input, bool inPlace);
    [DllImport(Library)] internal static extern IntPtr gan_leaky_relu(IntPtr input, double slope, bool inPlace);
    [DllImport(Library)] internal static extern IntPtr gan_elu(IntPtr input, double alpha, bool inPlace);
    [DllImport(Library)] internal static extern IntPtr gan_nn_tanh(IntPtr input, bool inPlace);
    [DllImport(Library)] internal static extern IntPtr gan_nn_sigmoid(IntPtr input, bool inPlace);
    [DllImport(Library)] internal static extern IntPtr gan_softplus(IntPtr input, double beta, double threshold);
    [DllImport(Library)] internal static extern IntPtr gan_nn_softmax(IntPtr input, long dimension, int dtype);
    [DllImport(Library)] internal static extern IntPtr gan_nn_log_softmax(IntPtr input, long dimension);
    [DllImport(Library)] internal static extern IntPtr gan_dropout(IntPtr input, double probability, bool training, bool inPlace);
    [DllImport(Library)] internal static extern IntPtr gan_normalize(IntPtr input, double power, long dimension, double epsilon);

    [DllImport(Library)] internal static extern IntPtr gan_pad(IntPtr input, long* padding, int paddingCount, int mode, double value);
    [DllImport(Library)] internal static extern IntPtr gan_pixel_shuffle(IntPtr input, long factor);
    [DllImport(Library)] internal static extern IntPtr gan_avg_pool2d(IntPtr input, long* kernel, int kernelCount, long* stride,
        int strideCount, long* padding, int paddingCount, bool ceilMode, bool countPadding, long divisor);
    [DllImport(Library)] internal static extern IntPtr gan_max_pool2d(IntPtr input, long* kernel, int kernelCount, long* stride,
        int strideCount, long* padding, int paddingCount, long* dilation, int dilationCount, bool ceilMode);
    [DllImport(Library)] internal static extern IntPtr gan_adaptive_avg_pool2d(IntPtr input, long* size, int sizeCount);
    [DllImport(Library)] internal static extern IntPtr gan_interpolate(IntPtr input, long* size, int sizeCount, double* scale,
        int scaleCount, int mode, int alignCorners, bool recomputeScaleFactor, bool antialias);

    [DllImport(Library)] internal static extern IntPtr gan_binary_cross_entropy(IntPtr input, IntPtr target, IntPtr weight, long reduction);
    [DllImport(Library)] internal static extern IntPtr gan_binary_cross_entropy_with_logits(IntPtr input, IntPtr target, IntPtr weight,
        long reduction, IntPtr positiveWeights);
    [DllImport(Library)] internal static extern IntPtr gan_cross_entropy(IntPtr input, IntPtr target, IntPtr weight, long ignoreIndex,
        long reduction, double labelSmoothing);
    [DllImport(Library)] internal static extern IntPtr gan_mse_loss(IntPtr input, IntPtr target, long reduction);
    [DllImport(Library)] internal static extern IntPtr gan_l1_loss(IntPtr input, IntPtr target, long reduction);
}
