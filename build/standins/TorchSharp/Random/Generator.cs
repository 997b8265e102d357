using System;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>An own stream of random numbers, independent of the process's default one.</summary>
    public class Generator : IDisposable
    {
        private IntPtr _handle;

        public Generator(ulong seed = 0, Device device = null)
        {
            if (device is { type: not DeviceType.CPU })
                throw new ArgumentException($"This build of TorchSharp has no random numbers on {device}.", nameof(device));
            _handle = Native.gan_generator_new(seed);
            Native.CheckForErrors();
        }

        private Generator(IntPtr handle) => _handle = handle;

        ~Generator() => Dispose(false);

        /// <summary>The stream that calls without a generator draw from.</summary>
        public static Generator Default { get; } = new(Native.gan_generator_default());

        public IntPtr Handle
            => _handle != IntPtr.Zero ? _handle : throw new InvalidOperationException("The generator was disposed of.");

        public Device device => CPU;

        public Generator manual_seed(long seed)
        {
            Native.Check(Native.gan_generator_manual_seed(Handle, unchecked((ulong)seed)));
            return this;
        }

        /// <summary>Seeds from the system's entropy and tells with what.</summary>
        public long seed()
        {
            long seed = unchecked((long)Native.gan_generator_seed(Handle));
            GC.KeepAlive(this);
            return seed;
        }

        public long initial_seed()
        {
            long seed = unchecked((long)Native.gan_generator_initial_seed(Handle));
            GC.KeepAlive(this);
            return seed;
        }

        public Tensor get_state()
        {
            Tensor state = Tensor.Wrap(Native.gan_generator_get_state(Handle));
            GC.KeepAlive(this);
            return state;
        }

        public void set_state(Tensor value)
        {
            Native.Check(Native.gan_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(value);
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        internal static IntPtr HandleOrZero(Generator generator) => generator is null ? IntPtr.Zero : generator.Handle;

        protected virtual void Dispose(bool disposing)
        {
            if (_handle == IntPtr.Zero)
                return;
            Native.gan_generator_free(_handle);
            _handle = IntPtr.Zero;
        }
    }

    public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);

    public static long initial_seed() => Generator.Default.initial_seed();

    public static long seed() => Generator.Default.seed();

    public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);

    public static Tensor get_rng_state() => Generator.Default.get_state();
}
