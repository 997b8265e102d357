using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;
using Microsoft.ML;

namespace GanRefinement.Reproduce.Running;

/// <summary>The row of each table that is not generated: as many real samples, of those trained on, measured in the same way.</summary>
internal static class RealRow
{
    /// <summary>Its name.</summary>
    public const string Name = "real data";

    /// <summary>Measures it where the ledger has none.</summary>
    public static void Measure(Experiment experiment, IDataset dataset, Ledger ledger)
    {
        if (Find(experiment, dataset, ledger) is not null)
            return;

        var reading = dataset.MeasureReal(new MLContext(ExperimentContext.Seed));
        ledger.Add(new Measurement
        {
            Experiment = experiment.Name,
            Row = Name,
            Seed = 0,
            Iteration = 0,
            Settings = SettingsHash.Of(dataset),
            Library = SettingsHash.LibraryBuild,
            Parallel = 1,
            Values = reading.Values,
            Protocol = reading.Protocol,
        });
    }

    /// <summary>What was measured; null where nothing was.</summary>
    public static Measurement? Find(Experiment experiment, IDataset dataset, Ledger ledger) => ledger.Real(experiment.Name, SettingsHash.Of(dataset));
}
