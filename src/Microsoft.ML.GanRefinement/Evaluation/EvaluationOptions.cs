using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>What <see cref="GanCatalog.Evaluate(IDataView, IDataView, EvaluationOptions)"/> computes, and how.</summary>
public sealed class EvaluationOptions
{
    /// <summary>The metrics to compute beside the Fréchet distance.</summary>
    /// <value>By default <see cref="EvaluationMetrics.Usual"/>.</value>
    public EvaluationMetrics Metrics { get; set; } = EvaluationMetrics.Usual;

    /// <summary>The features, a known-size vector of <see cref="float"/> or <see cref="double"/>, in both views.</summary>
    /// <value>By default <c>"Features"</c>.</value>
    public string FeatureColumnName { get; set; } = ColumnNames.Features;

    /// <summary>Class probabilities of the generated images, for the classifier score; null leaves it out.</summary>
    /// <value>By default null.</value>
    public string? ProbabilityColumnName { get; set; }

    /// <summary>The class that each generated image was asked for, a key, for the label agreement and the Fréchet distance inside classes;
    /// null leaves them out.</summary>
    /// <value>By default null.</value>
    public string? LabelColumnName { get; set; }

    /// <summary>The generated images, for the structural similarity.</summary>
    /// <value>By default <c>"GeneratedImage"</c>.</value>
    public string ImageColumnName { get; set; } = ColumnNames.GeneratedImage;

    /// <summary>What the generator was trained on, with the features column, for the check for copies.</summary>
    /// <value>By default null.</value>
    public IDataView? TrainingData { get; set; }

    /// <summary>Which neighbour a ball of precision, recall, density and coverage reaches to.</summary>
    /// <value>At least 1, less than either number of images; by default 5. Some reports of precision and recall use 3.</value>
    public int NeighborCount { get; set; } = Evaluation.Metrics.Neighborhoods.DefaultK;

    /// <summary>Over how many random subsets the kernel distance is averaged.</summary>
    /// <value>At least 1; by default 100.</value>
    public int KernelSubsets { get; set; } = Evaluation.Metrics.KernelDistance.DefaultSubsets;

    /// <summary>How many images of each kind a subset has; with no more images than this, one distance of all is computed.</summary>
    /// <value>At least 2; by default 1000.</value>
    public int KernelSubsetSize { get; set; } = Evaluation.Metrics.KernelDistance.DefaultSubsetSize;

    /// <summary>Into how many k-means cells the real features are divided.</summary>
    /// <value>At least 2; by default 100.</value>
    public int BinCount { get; set; } = Evaluation.Metrics.BinDifferences.DefaultBins;

    /// <summary>Along how many random directions the sliced Wasserstein distance is averaged.</summary>
    /// <value>At least 1; by default 256.</value>
    public int Projections { get; set; } = Evaluation.Metrics.SlicedWasserstein.DefaultProjections;

    /// <summary>Of how many random pairs of generated images the structural similarity is averaged.</summary>
    /// <value>At least 1; by default 1000.</value>
    public int SimilarityPairs { get; set; } = Evaluation.Metrics.StructuralSimilarity.DefaultPairs;

    /// <summary>Through how many subset sizes the line of the extrapolated Fréchet distance goes.</summary>
    /// <value>At least 3; by default 15.</value>
    public int ExtrapolationPoints { get; set; } = Evaluation.Metrics.FrechetExtrapolation.DefaultPoints;

    /// <summary>What to say about split, featurizer and seed; the rest is filled in. Its seed is that of every random choice
    /// here.</summary>
    /// <value>By default a protocol that names nothing.</value>
    public EvaluationProtocol Protocol { get; set; } = new();

    /// <summary>Ends the evaluation with an <see cref="OperationCanceledException"/>: within a row while the views are read, within a step
    /// of a metric after that. ML.NET's own <c>CancelExecution</c> does so too.</summary>
    /// <value>By default <see cref="CancellationToken.None"/>.</value>
    public CancellationToken CancellationToken { get; set; }

    internal EvaluationOptions CopyChecked()
    {
        OptionChecks.Column(FeatureColumnName);
        OptionChecks.Column(ImageColumnName);
        OptionChecks.AtLeast(1, NeighborCount);
        OptionChecks.AtLeast(1, KernelSubsets);
        OptionChecks.AtLeast(2, KernelSubsetSize);
        OptionChecks.AtLeast(2, BinCount);
        OptionChecks.AtLeast(1, Projections);
        OptionChecks.AtLeast(1, SimilarityPairs);
        OptionChecks.AtLeast(3, ExtrapolationPoints);
        ArgumentNullException.ThrowIfNull(Protocol);
        OptionChecks.AtLeast(1, Protocol.InceptionScoreSplits);
        Require(EvaluationMetrics.DataCopying, TrainingData is not null, nameof(TrainingData));
        Require(EvaluationMetrics.IntraClassFrechetDistance, LabelColumnName is not null, nameof(LabelColumnName));
        return (EvaluationOptions)MemberwiseClone();
    }

    internal bool Wants(EvaluationMetrics metric) => (Metrics & metric) != 0;

    // The settings that decide values, for the protocol: only those of metrics that are computed. Training images are those of the check for copies.
    internal string Settings(int training = 0)
    {
        (EvaluationMetrics Metric, string Text)[] all =
        [
            (EvaluationMetrics.KernelDistance, $"kernel distance over {KernelSubsets} subsets of {KernelSubsetSize}"),
            (EvaluationMetrics.Neighborhoods, $"{NeighborCount} neighbours"),
            (EvaluationMetrics.Bins, $"{BinCount} bins"),
            (EvaluationMetrics.SlicedWasserstein, $"{Projections} projections"),
            (EvaluationMetrics.StructuralSimilarity, $"{SimilarityPairs} pairs"),
            (EvaluationMetrics.ExtrapolatedFrechetDistance, $"{ExtrapolationPoints} sizes"),
            (EvaluationMetrics.DataCopying, $"copying of {training} training images"),
        ];
        return string.Join(", ", all.Where(setting => Wants(setting.Metric)).Select(setting => setting.Text));
    }

    private void Require(EvaluationMetrics metric, bool given, string option)
    {
        if (Wants(metric) && !given)
            throw new ArgumentException($"{nameof(EvaluationMetrics)}.{metric} needs {option}; it is null.", option);
    }
}
