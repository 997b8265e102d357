namespace TorchSharp;

public static partial class torch
{
    public static partial class random
    {
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        public static long initial_seed() => torch.initial_seed();

        public static long seed() => torch.seed();

        public static void set_rng_state(Tensor new_state) => torch.set_rng_state(new_state);

        public static Tensor get_rng_state() => torch.get_rng_state();
    }
}
