namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static unsafe partial class functional
        {
            /// <summary>input·weightsᵀ + bias.</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor bias = null)
            {
                Tensor result = Tensor.Wrap(Native.gan_linear(input.Handle, weights.Handle, Tensor.HandleOrZero(bias)));
                GC.KeepAlive(input);
                GC.KeepAlive(weights);
                GC.KeepAlive(bias);
                return result;
            }

            public static Tensor one_hot(Tensor x, long num_classes = -1)
            {
                if (x.dtype != ScalarType.Int64)
                    throw new ArgumentException("OneHot input tensor must have elements of type Int64");
                Tensor result = Tensor.Wrap(Native.gan_one_hot(x.Handle, num_classes));
                GC.KeepAlive(x);
                return result;
            }

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                Tensor result = Tensor.Wrap(Native.gan_dropout(input.Handle, p, training, inplace));
                GC.KeepAlive(input);
                return result;
            }

            /// <summary>Each vector along a dimension over its p-norm.</summary>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1, double eps = 1e-12)
            {
                Tensor result = Tensor.Wrap(Native.gan_normalize(input.Handle, p, dim, eps));
                GC.KeepAlive(input);
                return result;
            }
        }
    }
}
