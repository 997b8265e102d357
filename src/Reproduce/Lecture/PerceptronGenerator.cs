using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>A generator of layers, for a discriminator that is looked into.</summary>
internal sealed class PerceptronGenerator : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly Linear first;
    private readonly Linear second;
    private readonly Linear last;

    /// <param name="latents">Values in a latent.</param>
    /// <param name="width">Units of the two hidden layers.</param>
    /// <param name="outputs">Values in a sample.</param>
    public PerceptronGenerator(int latents, int width, int outputs)
        : base(nameof(PerceptronGenerator))
    {
        (first, second, last) = (nn.Linear(latents, width), nn.Linear(width, width), nn.Linear(width, outputs));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes) => last.call(second.call(first.call(latents).relu()).relu());
}
