namespace TorchSharp;

public static partial class torch
{
    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>Debian's libtorch is built without CUDA, so there is never a device.</summary>
    public static partial class cuda
    {
        public static bool is_available() => false;

        public static bool is_cudnn_available() => false;

        public static int device_count() => 0;

        public static void manual_seed(long seed)
        {
            // Nothing to seed: libtorch, too, ignores the call on a machine without CUDA.
        }

        public static void manual_seed_all(long seed) => manual_seed(seed);
    }
}
