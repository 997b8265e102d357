using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Custom;

/// <summary>A user's module as a discriminator.</summary>
internal sealed class CustomDiscriminator : Discriminator, ITracksStatistics
{
    private readonly NetworkPairSpecification _specification;
    private readonly nn.Module<Tensor, Tensor?, GanJudgement> module;

    public CustomDiscriminator(nn.Module<Tensor, Tensor?, GanJudgement> module, NetworkPairSpecification specification) : base(nameof(CustomDiscriminator))
    {
        (this.module, _specification) = (module ?? throw CustomNetwork.Missing(specification, "discriminator"), specification);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public bool TracksStatistics { get; set; } = true;

    /// <inheritdoc/>
    public override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
    {
        var judgement = CustomNetwork.Run(module, TracksStatistics, () => module.call(samples, classes));
        var (batch, logits) = (samples.shape[0], judgement.Logits);
        if (logits.numel() != batch)
            throw Error("Logits", logits, $"[{batch}]");
        if (judgement.ClassLogits is { } found && (found.dim() != 2 || found.shape[0] != batch || found.shape[1] != _specification.ClassCount))
            throw Error("ClassLogits", found, $"[{batch}, {_specification.ClassCount}]");
        if (judgement.Features is { } features && (features.dim() < 2 || features.shape[0] != batch))
            throw Error("Features", features, $"[{batch}, F]");
        // Without features of its own, what it says of a sample is all that is known of it.
        return new DiscriminatorOutput(logits.view(batch), judgement.ClassLogits, judgement.Features?.flatten(1) ?? logits.view(batch, 1));
    }

    private InvalidOperationException Error(string name, Tensor found, string expected) => new(
        $"The discriminator registered as '{_specification.Registration}' gave {name} of shape [{string.Join(", ", found.shape.Select(n => $"{n}"))}]; it must be {expected}.");
}
