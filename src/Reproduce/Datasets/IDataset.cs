using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;

namespace GanRefinement.Reproduce.Datasets;

/// <summary>A data set to train on, and how what was trained is measured. Runs share it, several at a time.</summary>
internal interface IDataset
{
    /// <summary>Everything about it that decides values.</summary>
    string Identity { get; }

    /// <summary>What of it decides trained weights.</summary>
    string TrainingIdentity => Identity;

    /// <summary>The columns of its table; the first is taken at every point of a run.</summary>
    IReadOnlyList<Metric> Metrics { get; }

    /// <summary>Reads the data and what measures them; called once, before the first run.</summary>
    void Prepare();

    /// <summary>What is trained on.</summary>
    IDataView Train { get; }

    /// <summary>Measures generated samples.</summary>
    /// <param name="ml">The run's own context.</param>
    /// <param name="generator">From latents to samples: the network, or something in front of it.</param>
    /// <param name="latents">The latents.</param>
    /// <param name="everything">All metrics, else the first.</param>
    Reading Measure(MLContext ml, ITransformer generator, IDataView latents, bool everything);

    /// <summary>Measures as many real samples of those trained on, by all metrics: what a perfect generator would have.</summary>
    /// <param name="ml">A context.</param>
    Reading MeasureReal(MLContext ml);

    /// <summary>How many latents <see cref="Measure"/> is to have.</summary>
    int Samples { get; }

    /// <summary>Side of a sample's picture in pixels, 0 where samples are no pictures.</summary>
    int PictureSide { get; }
}
