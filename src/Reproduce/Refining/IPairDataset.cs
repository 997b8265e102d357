using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;

namespace GanRefinement.Reproduce.Refining;

/// <summary>A data set whose trained pairs are refined: with held-out data, and measures of any samples.</summary>
internal interface IPairDataset : IDataset
{
    /// <summary>Real data in the column "Image" that neither training nor measuring sees, to calibrate on.</summary>
    IDataView HeldOut { get; }

    /// <summary>Adds features to real and generated samples.</summary>
    ITransformer Featurizer { get; }

    /// <summary>What <see cref="MeasureTwice"/> takes: one to choose a setting by, and another to say what the choice is worth.</summary>
    (Metric Choice, Metric Worth) Twice { get; }

    /// <summary>Measures samples by two measurements that are independent of each other, and by nothing else.</summary>
    /// <param name="ml">The run's own context.</param>
    /// <param name="samples">The samples.</param>
    Reading MeasureTwice(MLContext ml, SampleSet samples);

    /// <summary>Measures samples.</summary>
    /// <param name="ml">The run's own context.</param>
    /// <param name="samples">The samples.</param>
    Reading Measure(MLContext ml, SampleSet samples);
}
