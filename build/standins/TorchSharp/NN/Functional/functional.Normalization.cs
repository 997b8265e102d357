namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static unsafe partial class functional
        {
            public static Tensor batch_norm(Tensor input, Tensor running_mean, Tensor running_var, Tensor weight = null, Tensor bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-5)
            {
                Tensor result = Tensor.Wrap(Native.gan_batch_norm(input.Handle, Tensor.HandleOrZero(weight), Tensor.HandleOrZero(bias),
                    Tensor.HandleOrZero(running_mean), Tensor.HandleOrZero(running_var), training, momentum, eps));
                GC.KeepAlive(input);
                GC.KeepAlive(weight);
                GC.KeepAlive(bias);
                GC.KeepAlive(running_mean);
                GC.KeepAlive(running_var);
                return result;
            }

            public static Tensor instance_norm(Tensor input, Tensor running_mean = null, Tensor running_var = null, Tensor weight = null,
                Tensor bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1e-5)
            {
                Tensor result = Tensor.Wrap(Native.gan_instance_norm(input.Handle, Tensor.HandleOrZero(weight), Tensor.HandleOrZero(bias),
                    Tensor.HandleOrZero(running_mean), Tensor.HandleOrZero(running_var), use_input_stats, momentum, eps));
                GC.KeepAlive(input);
                GC.KeepAlive(weight);
                GC.KeepAlive(bias);
                GC.KeepAlive(running_mean);
                GC.KeepAlive(running_var);
                return result;
            }

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor weight = null, Tensor bias = null,
                double eps = 1e-5)
            {
                Tensor result;
                fixed (long* pShape = normalized_shape)
                    result = Tensor.Wrap(Native.gan_layer_norm(input.Handle, pShape, normalized_shape.Length, Tensor.HandleOrZero(weight),
                        Tensor.HandleOrZero(bias), eps));
                GC.KeepAlive(input);
                GC.KeepAlive(weight);
                GC.KeepAlive(bias);
                return result;
            }

            public static Tensor group_norm(Tensor input, long num_groups, Tensor weight = null, Tensor bias = null, double eps = 1e-5)
            {
                Tensor result = Tensor.Wrap(Native.gan_group_norm(input.Handle, num_groups, Tensor.HandleOrZero(weight),
                    Tensor.HandleOrZero(bias), eps));
                GC.KeepAlive(input);
                GC.KeepAlive(weight);
                GC.KeepAlive(bias);
                return result;
            }
        }
    }
}
