using System;

namespace TorchSharp;

public static partial class torch
{
    // Random values; without a generator the process's default one draws them.
    public unsafe partial class Tensor
    {
        public Tensor bernoulli(Generator generator = null)
        {
            Tensor result = Wrap(Native.gan_bernoulli(Handle, Generator.HandleOrZero(generator)));
            GC.KeepAlive(this);
            GC.KeepAlive(generator);
            return result;
        }

        public Tensor bernoulli_(double p = 0.5, Generator generator = null)
        {
            Native.Check(Native.gan_bernoulli_(Handle, p, Generator.HandleOrZero(generator)));
            GC.KeepAlive(generator);
            return this;
        }

        public Tensor multinomial(long num_samples, bool replacement = false, Generator generator = null)
        {
            Tensor result = Wrap(Native.gan_multinomial(Handle, num_samples, replacement, Generator.HandleOrZero(generator)));
            GC.KeepAlive(this);
            GC.KeepAlive(generator);
            return result;
        }

        public Tensor uniform_(double from, double to, Generator generator = null)
        {
            Native.Check(Native.gan_uniform_(Handle, from, to, Generator.HandleOrZero(generator)));
            GC.KeepAlive(generator);
            return this;
        }

        public Tensor normal_(double mean = 0, double std = 1, Generator generator = null)
        {
            Native.Check(Native.gan_normal_(Handle, mean, std, Generator.HandleOrZero(generator)));
            GC.KeepAlive(generator);
            return this;
        }

        public Tensor exponential_(double lambda = 1, Generator generator = null)
        {
            Native.Check(Native.gan_exponential_(Handle, lambda, Generator.HandleOrZero(generator)));
            GC.KeepAlive(generator);
            return this;
        }
    }
}
