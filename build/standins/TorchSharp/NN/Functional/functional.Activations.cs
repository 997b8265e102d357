namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static unsafe partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false)
            {
                Tensor result = Tensor.Wrap(Native.gan_relu(x.Handle, inplace));
                GC.KeepAlive(x);
                return result;
            }

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false)
            {
                Tensor result = Tensor.Wrap(Native.gan_leaky_relu(input.Handle, negative_slope, inplace));
                GC.KeepAlive(input);
                return result;
            }

            public static Tensor elu(Tensor x, double alpha, bool inplace = false)
            {
                Tensor result = Tensor.Wrap(Native.gan_elu(x.Handle, alpha, inplace));
                GC.KeepAlive(x);
                return result;
            }

            public static Tensor tanh(Tensor x, bool inplace = false)
            {
                Tensor result = Tensor.Wrap(Native.gan_nn_tanh(x.Handle, inplace));
                GC.KeepAlive(x);
                return result;
            }

            public static Tensor sigmoid(Tensor x) => sigmoid(x, inplace: false);

            public static Tensor sigmoid(Tensor x, bool inplace)
            {
                Tensor result = Tensor.Wrap(Native.gan_nn_sigmoid(x.Handle, inplace));
                GC.KeepAlive(x);
                return result;
            }

            public static Tensor softplus(Tensor x, double beta = 1.0, double threshold = 20.0)
            {
                Tensor result = Tensor.Wrap(Native.gan_softplus(x.Handle, beta, threshold));
                GC.KeepAlive(x);
                return result;
            }

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null)
            {
                Tensor result = Tensor.Wrap(Native.gan_nn_softmax(input.Handle, dim, dtype is { } type ? (int)type : -1));
                GC.KeepAlive(input);
                return result;
            }

            public static Tensor log_softmax(Tensor x, long dim)
            {
                Tensor result = Tensor.Wrap(Native.gan_nn_log_softmax(x.Handle, dim));
                GC.KeepAlive(x);
                return result;
            }
        }
    }
}
