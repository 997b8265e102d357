using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>The random numbers of a training run's steps. They are addressed by seed, purpose and step, so that nothing has to be saved for a
/// resumed run to go on with the same ones. They are drawn for a whole batch, of which each rank takes its rows.</summary>
/// <param name="seed">Of the training.</param>
/// <param name="purpose">A constant of whoever draws.</param>
internal sealed class StepNoise(int seed, ulong purpose)
{
    /// <summary>The address of one of the batches whose gradients make a step: each draws numbers of its own, and the first the same as if
    /// it were alone.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="place">The batch's place in the step, counted from 0.</param>
    public static long Address(long step, int place) => step + ((long)place << 40);

    /// <summary>The place that an address was made of.</summary>
    public static int PlaceOf(long address) => (int)(address >> 40);

    /// <summary>A step's generator, on the processor; the caller disposes it. It starts the same each time it is asked for.</summary>
    public Generator At(long index) => new(new RandomStream((uint)seed, purpose, (ulong)index).NextBits());

    /// <summary>Standard normal values in the shape, type and place of <paramref name="like"/>.</summary>
    public Tensor Normal(Tensor like, long index)
    {
        using var generator = At(index);
        return AcrossRanks.Own(randn(AcrossRanks.Whole(like.shape), dtype: like.dtype, generator: generator, device: CPU)).to(like.device);
    }

    /// <summary>Uniform values from [0, 1) in the shape, type and place of <paramref name="like"/>.</summary>
    public Tensor Uniform(Tensor like, long index)
    {
        using var generator = At(index);
        return AcrossRanks.Own(rand(AcrossRanks.Whole(like.shape), dtype: like.dtype, generator: generator, device: CPU)).to(like.device);
    }

    /// <summary>[B, 1, …]: one uniform value from [0, 1) for each of <paramref name="samples"/>.</summary>
    public Tensor UniformPerSample(Tensor samples, long index)
    {
        using var generator = At(index);
        return PerSample(samples, generator);
    }

    /// <summary>[B, 1, …]: the generator's next uniform value from [0, 1) for each of <paramref name="samples"/>.</summary>
    public static Tensor PerSample(Tensor samples, Generator generator)
    {
        var shape = new long[samples.shape.Length];
        Array.Fill(shape, 1);
        shape[0] = samples.shape[0];
        return AcrossRanks.Own(rand(AcrossRanks.Whole(shape), dtype: samples.dtype, generator: generator, device: CPU)).to(samples.device);
    }
}
