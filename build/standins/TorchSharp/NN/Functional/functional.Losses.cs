namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static unsafe partial class functional
        {
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
            {
                Tensor result = Tensor.Wrap(Native.gan_mse_loss(input.Handle, target.Handle, (long)reduction));
                GC.KeepAlive(input);
                GC.KeepAlive(target);
                return result;
            }

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
            {
                Tensor result = Tensor.Wrap(Native.gan_l1_loss(input.Handle, target.Handle, (long)reduction));
                GC.KeepAlive(input);
                GC.KeepAlive(target);
                return result;
            }

            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor weight = null,
                Reduction reduction = Reduction.Mean)
            {
                Tensor result = Tensor.Wrap(Native.gan_binary_cross_entropy(input.Handle, target.Handle, Tensor.HandleOrZero(weight),
                    (long)reduction));
                GC.KeepAlive(input);
                GC.KeepAlive(target);
                GC.KeepAlive(weight);
                return result;
            }

            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor weight = null,
                Reduction reduction = Reduction.Mean, Tensor pos_weights = null)
            {
                Tensor result = Tensor.Wrap(Native.gan_binary_cross_entropy_with_logits(input.Handle, target.Handle,
                    Tensor.HandleOrZero(weight), (long)reduction, Tensor.HandleOrZero(pos_weights)));
                GC.KeepAlive(input);
                GC.KeepAlive(target);
                GC.KeepAlive(weight);
                GC.KeepAlive(pos_weights);
                return result;
            }

            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0.0)
            {
                Tensor result = Tensor.Wrap(Native.gan_cross_entropy(input.Handle, target.Handle, Tensor.HandleOrZero(weight),
                    ignore_index, (long)reduction, label_smoothing));
                GC.KeepAlive(input);
                GC.KeepAlive(target);
                GC.KeepAlive(weight);
                return result;
            }
        }
    }
}
