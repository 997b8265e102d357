using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Perturbations;

/// <summary>Free adversarial training (Shafahi et al. 2019) of the discriminator, as in Fast-RobGAN: one perturbation δ per position in the
/// batch lives on from batch to batch; after each backward pass δ ← clip(δ + τ·sign(∂L_D^real/∂x), ±ε), which raises D's loss on real
/// samples.</summary>
internal sealed class FreePerturbation : IRealTransform
{
    private readonly double _bound;
    private readonly double _step;
    private readonly long _batchSize;
    private readonly Tensor _delta;
    private readonly int _places;

    /// <param name="bound">ε &gt; 0, in units of the data range [−1,1].</param>
    /// <param name="step">τ &gt; 0.</param>
    /// <param name="shape">[batch size, channels, height, width].</param>
    /// <param name="device">Where the samples are.</param>
    /// <param name="randomStart">The seed of a uniform start in ±ε (the thesis' algorithm 2, line 1); null to start at 0.</param>
    /// <param name="places">Batches whose gradients make one step of D: each has a δ of its own, as if they were one large batch.</param>
    public FreePerturbation(double bound, double step, long[] shape, Device device, int? randomStart = null, int places = 1)
    {
        (_bound, _step, _batchSize) = (bound, step, shape[0]);
        _places = places;
        _delta = Start([places * shape[0], .. shape.AsSpan(1)], device, bound, randomStart, places);
    }

    /// <inheritdoc/>
    public bool ObservesGradient => true;

    /// <inheritdoc/>
    public Tensor Apply(Tensor real, Tensor? classes, long index) => real.Plus(At(index, real.shape[0])).Clamp(-1, 1);

    /// <inheritdoc/>
    public void Observe(Tensor gradient, long index)
    {
        using var _ = no_grad();
        At(index, gradient.shape[0]).Add(gradient.sign(), _step).Clamp(-_bound, _bound);
    }

    /// <summary>Steps with D, so that there is only something to tell: the share of |δ| = ε.</summary>
    public void Step(TransformStep step)
    {
        if (step.Stats is not { } stats)
            return;
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        stats.ObserveAtBound(_delta.abs().Over(_bound).floor().mean().ReadSingle());
    }

    // A view of the δ that the first so many samples of a batch have.
    private Tensor At(long index, long count) => _delta.narrow(0, StepNoise.PlaceOf(index) * _batchSize, count);

    private static Tensor Start(long[] shape, Device device, double bound, int? seed, int places)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        if (seed is not { } random)
            return zeros(shape, dtype: ScalarType.Float32, device: device).DetachFromDisposeScope();
        using var generator = new StepNoise(random, 0x4672656553746172).At(0);
        var start = rand(AcrossRanks.Whole(shape), dtype: ScalarType.Float32, generator: generator, device: CPU);
        return AcrossRanks.Own(start, places).to(device).Minus(0.5).Times(2 * bound).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    /// <remarks>Of the whole batch, so that other ranks can go on with it.</remarks>
    public void Save(BinaryWriter writer)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        cat([.. Enumerable.Range(0, _places).Select(place => AcrossRanks.Rows(At(StepNoise.Address(0, place), _batchSize)))], 0).Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var all = zeros(AcrossRanks.Whole(_delta.shape), dtype: ScalarType.Float32, device: _delta.device);
        all.Load(reader);
        _delta.copy_(AcrossRanks.Own(all, _places));
    }

    /// <inheritdoc/>
    public void Dispose() => _delta.Dispose();
}
