using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Custom;

/// <summary>A user's module as a generator.</summary>
internal sealed class CustomGenerator : Generator, ITracksStatistics
{
    private readonly NetworkPairSpecification _specification;
    private readonly nn.Module<Tensor, Tensor?, Tensor> module;

    public CustomGenerator(nn.Module<Tensor, Tensor?, Tensor> module, NetworkPairSpecification specification) : base(nameof(CustomGenerator))
    {
        (this.module, _specification) = (module ?? throw CustomNetwork.Missing(specification, "generator"), specification);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public bool TracksStatistics { get; set; } = true;

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes)
    {
        var samples = CustomNetwork.Run(module, TracksStatistics, () => module.call(latents, classes));
        var (batch, image) = (latents.shape[0], _specification.Image);
        if (samples.dim() < 2 || samples.shape[0] != batch || samples.numel() != batch * image.Size)
        {
            throw new InvalidOperationException(
                $"The generator registered as '{_specification.Registration}' made samples of shape [{string.Join(", ", samples.shape.Select(n => $"{n}"))}] " +
                $"from {batch} latents; it must be [{batch}, {image.Channels}, {image.Height}, {image.Width}].");
        }
        return samples;
    }
}
