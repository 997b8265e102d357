using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Onnx;
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
    public override int? IntermediateSize => (module as IGanMappedGenerator)?.IntermediateSize;

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes) =>
        Checked(CustomNetwork.Run(module, TracksStatistics, () => module.call(latents, classes)), latents.shape[0]);

    /// <inheritdoc/>
    public override Tensor Map(Tensor latents, Tensor? classes)
    {
        var mapped = ((IGanMappedGenerator)module).Map(latents, classes);
        return mapped.dim() == 2 && mapped.shape[0] == latents.shape[0] && mapped.shape[1] == IntermediateSize
            ? mapped : throw new InvalidOperationException(
            $"Map of the generator registered as '{_specification.Registration}' made [{NumberList.Of(mapped.shape)}] of {latents.shape[0]} latents; it must "
            + $"be [{latents.shape[0]}, {IntermediateSize}].");
    }

    /// <inheritdoc/>
    public override Tensor Synthesize(Tensor intermediate, Tensor? classes) =>
        Checked(((IGanMappedGenerator)module).Synthesize(intermediate, classes), intermediate.shape[0]);

    private Tensor Checked(Tensor samples, long batch)
    {
        var image = _specification.Image;
        if (samples.dim() < 2 || samples.shape[0] != batch || samples.numel() != batch * image.Size)
        {
            throw new InvalidOperationException(
                $"The generator registered as '{_specification.Registration}' made samples of shape [{NumberList.Of(samples.shape)}] " +
                $"from {batch} latents; it must be [{batch}, {image.Channels}, {image.Height}, {image.Width}].");
        }
        return samples;
    }

    /// <inheritdoc/>
    public override OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes) => throw new NotSupportedException(
        $"The generator registered as '{_specification.Registration}' is a module of your own ({module.GetType().Name}), whose insides are not known: it "
        + "cannot be exported to ONNX. GanNetworks has architectures that can; or save the model as a zip with mlContext.Model.Save.");
}
