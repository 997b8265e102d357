namespace TorchSharp;

public static partial class torch
{
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device device = null, bool requires_grad = false)
        => arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device device = null, bool requires_grad = false)
        => arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device device = null, bool requires_grad = false)
        => Tensor.Wrap(Native.gan_arange(start.Value, stop.Value, step.Value, new TensorOptions(dtype, device, requires_grad)));

    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device device = null, bool requires_grad = false)
        => Tensor.Wrap(Native.gan_linspace(start, end, steps, new TensorOptions(dtype, device, requires_grad)));

    public static Tensor eye(
        long rows, long columns = -1L, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
    {
        RefuseNames(names);
        return Tensor.Wrap(Native.gan_eye(rows, columns < 0 ? rows : columns, new TensorOptions(dtype, device, requires_grad)));
    }
}
