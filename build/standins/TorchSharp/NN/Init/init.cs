using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Fills tensors in place, outside any graph, and returns them.</summary>
        public static partial class init
        {
            public static Tensor constant_(Tensor tensor, Scalar val) => Fill(tensor, val.ToDouble());

            public static Tensor zeros_(Tensor tensor) => Fill(tensor, 0);

            public static Tensor ones_(Tensor tensor) => Fill(tensor, 1);

            /// <summary>Draws from the global generator; <paramref name="generator"/> is ignored, as in 0.107.</summary>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator generator = null)
            {
                Native.Check(Native.gan_init_uniform(tensor.Handle, low, high));
                GC.KeepAlive(tensor);
                return tensor;
            }

            /// <summary>Draws from the global generator; <paramref name="generator"/> is ignored, as in 0.107.</summary>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator generator = null)
            {
                Native.Check(Native.gan_init_normal(tensor.Handle, mean, std));
                GC.KeepAlive(tensor);
                return tensor;
            }

            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                Native.Check(Native.gan_init_orthogonal(tensor.Handle, gain));
                GC.KeepAlive(tensor);
                return tensor;
            }

            private static Tensor Fill(Tensor tensor, double value)
            {
                Native.Check(Native.gan_init_fill(tensor.Handle, value));
                GC.KeepAlive(tensor);
                return tensor;
            }
        }
    }
}
