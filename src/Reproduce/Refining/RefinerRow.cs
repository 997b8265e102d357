using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;

namespace GanRefinement.Reproduce.Refining;

/// <summary>What is measured on a trained pair: a row of the table.</summary>
/// <param name="Name">Name of the row, without the pair's.</param>
/// <param name="Note">How it is made, with its numbers: rows with another note are measured anew.</param>
/// <param name="Measure">Takes the values.</param>
internal sealed record RefinerRow(string Name, string Note, Func<RefinerScene, Reading> Measure)
{
    /// <summary>The row's name among those of all pairs.</summary>
    public string Of(Variant variant) => $"{variant.Name}: {Name}";

    /// <summary>A row of generated samples, measured as the data set does, with the processor's seconds for them.</summary>
    /// <param name="name">Name of the row.</param>
    /// <param name="note">How it is made.</param>
    /// <param name="generate">The samples, lazily.</param>
    public static RefinerRow Samples(string name, string note, Func<RefinerScene, Microsoft.ML.IDataView> generate) =>
        new(name, note, scene => scene.MeasureSamples(name, generate(scene)));
}
