using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Monitoring;

/// <summary>Makes images of the same latents again and again while training goes on, without a trace in the generator.</summary>
/// <remarks>Owns the latents.</remarks>
internal sealed class SamplePreview : IDisposable
{
    private readonly Networks.Generator _network;
    private readonly ImageShape _shape;
    private readonly IReadOnlyList<string> _classNames;
    private readonly GeneratorInput _input;

    /// <param name="network">The network that will be returned: the average where there is one.</param>
    /// <param name="prior">Where the latents come from; its first rows are taken.</param>
    /// <param name="count">How many.</param>
    /// <param name="shape">A sample's shape.</param>
    /// <param name="classNames">Each class in turn; empty for an unconditional network.</param>
    /// <param name="device">Where the network is.</param>
    public SamplePreview(Networks.Generator network, LatentPrior prior, int count, ImageShape shape, IReadOnlyList<string> classNames, Device device)
    {
        (_network, _shape, _classNames) = (network, shape, classNames);
        var values = new float[count * prior.Size];
        for (var row = 0; row < count; row++)
            prior.Fill((ulong)row, values.AsSpan(row * prior.Size, prior.Size));
        var latents = tensor(values, [count, prior.Size], device: device);
        var classes = classNames.Count == 0 ? null : TensorArithmetic.Range(count, ScalarType.Int64).Modulo(classNames.Count).to(device);
        _input = new GeneratorInput(latents.DetachFromDisposeScope(), classes?.DetachFromDisposeScope());
    }

    /// <summary>The images as the network makes them now.</summary>
    /// <param name="iteration">Iterations done.</param>
    /// <param name="realSeen">Real samples as D sees them, where that is not as they are.</param>
    public GanSamples Draw(int iteration, Tensor? realSeen = null)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var training = _network.training;
        _network.eval();
        try
        {
            return new GanSamples(iteration, _shape, Values(_network.call(_input.Latents, _input.Classes)), _classNames)
            {
                RealSeen = realSeen is null ? null : new GanSamples(iteration, _shape, Values(realSeen), []),
            };
        }
        finally
        {
            _network.train(training);
        }
    }

    private static float[] Values(Tensor samples)
    {
        var values = new float[samples.numel()];
        samples.CopyTo(values);
        return values;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Latents.Dispose();
        _input.Classes?.Dispose();
    }
}
