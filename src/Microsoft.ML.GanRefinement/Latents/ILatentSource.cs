
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>Where the latents of a training step come from.</summary>
internal interface ILatentSource : ICheckpointed
{
    /// <summary>Draws a batch.</summary>
    GeneratorInput Draw(int count);

    /// <summary>What the discriminator's fakes are made from, where it is not what was drawn for the generator's; else null.</summary>
    GeneratorInput? ForDiscriminator(GeneratorInput drawn) => null;
}
