using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Custom;

/// <summary>A user's module as a discriminator.</summary>
internal sealed class CustomDiscriminator : Discriminator, ITracksStatistics
{
    private readonly NetworkPairSpecification _specification;
    private readonly nn.Module<Tensor, Tensor?, DiscriminatorOutput> module;

    public CustomDiscriminator(nn.Module<Tensor, Tensor?, DiscriminatorOutput> module,
        NetworkPairSpecification specification) : base(nameof(CustomDiscriminator))
    {
        (this.module, _specification) = (module ?? throw CustomNetwork.Missing(specification, "discriminator"), specification);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public bool TracksStatistics { get; set; } = true;

    /// <inheritdoc/>
    public override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
    {
        var output = CustomNetwork.Run(module, TracksStatistics, () => module.call(samples, classes));
        var (batch, logits, features) = (samples.shape[0], output.Logits, output.Features);
        if (logits.numel() != batch)
            throw Error("Logits", logits, $"[{batch}]");
        if (output.ClassLogits is { } found && (found.dim() != 2 || found.shape[0] != batch || found.shape[1] != _specification.ClassCount))
            throw Error("ClassLogits", found, $"[{batch}, {_specification.ClassCount}]");
        if (features.dim() < 2 || features.shape[0] != batch)
            throw Error("Features", features, $"[{batch}, F]");
        if (output.Embedding is { } embedding && (embedding.dim() != 2 || embedding.shape[0] != batch))
            throw Error("Embedding", embedding, $"[{batch}, E]");
        return new DiscriminatorOutput(logits.view(batch), output.ClassLogits, features.flatten(1)) { Embedding = output.Embedding };
    }

    private InvalidOperationException Error(string name, Tensor found, string expected) => new(
        $"The discriminator registered as '{_specification.Registration}' gave {name} of shape "
            + $"[{string.Join(", ", found.shape.Select(n => $"{n}"))}]; it must be {expected}.");
}
