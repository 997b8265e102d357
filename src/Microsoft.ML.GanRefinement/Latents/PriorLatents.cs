using Microsoft.ML.GanRefinement.Data;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>Latents from the prior, and classes.</summary>
/// <param name="sampler">The draws; made on the processor, so that they do not depend on the device.</param>
/// <param name="classes">The classes; none for an unconditional network.</param>
/// <param name="device">Where the generator is.</param>
internal sealed class PriorLatents(LatentSampler sampler, ClassPrior classes, Device device) : ILatentSource
{
    /// <inheritdoc/>
    public GeneratorInput Draw(int count) =>
        new(sampler.NextLatents(count, device), classes.IsEmpty ? null : sampler.NextClasses(count, classes, device));

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(sampler.LatentsDrawn);
        writer.Write(sampler.ClassesDrawn);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => (sampler.LatentsDrawn, sampler.ClassesDrawn) = (reader.ReadInt64(), reader.ReadInt64());
}
