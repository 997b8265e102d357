using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>What <see cref="GanCatalog.Evaluate(IDataView, IDataView, EvaluationOptions)"/> computes, and how.</summary>
public sealed class EvaluationOptions
{
    /// <summary>The metrics to compute beside the Fréchet distance, each with its settings; of each kind one. Without any, the Fréchet
    /// distance is computed in one pass and memory that does not grow with the images.</summary>
    /// <value>By default <see cref="GanMetric.Default"/>.</value>
    public IReadOnlyList<GanMetric> Metrics { get; set; } = GanMetric.Default;

    /// <summary>The features, a known-size vector of <see cref="float"/> or <see cref="double"/>, in both views.</summary>
    /// <value>By default <c>"Features"</c>.</value>
    public string FeatureColumnName { get; set; } = ColumnNames.Features;

    /// <summary>Class probabilities of the generated images, for the inception score; null leaves it out.</summary>
    /// <value>By default null.</value>
    public string? ProbabilityColumnName { get; set; }

    /// <summary>The class that each generated image was asked for, a key, for the label agreement and the Fréchet distance inside classes;
    /// null leaves them out.</summary>
    /// <value>By default null.</value>
    public string? LabelColumnName { get; set; }

    /// <summary>The generated images, for the structural similarity.</summary>
    /// <value>By default <c>"GeneratedImage"</c>.</value>
    public string ImageColumnName { get; set; } = ColumnNames.GeneratedImage;

    /// <summary>The way from latents to images, which ends in the network: with a refiner in front of it, so that images before and after are compared on the
    /// same latents and classes. Read only where a network is evaluated.</summary>
    /// <value>By default null: the network alone.</value>
    public ITransformer? Pipeline { get; set; }

    /// <summary>What the generator was trained on, with the features column, for the check for copies.</summary>
    /// <value>By default null.</value>
    public IDataView? TrainingData { get; set; }

    /// <summary>What to say about split, featurizer and seed; the rest is filled in. Its seed is that of every random choice
    /// here.</summary>
    /// <value>By default a protocol that names nothing.</value>
    public EvaluationProtocol Protocol { get; set; } = new();

    /// <summary>The processes that evaluate together: each reads its part of the images, and all get the metrics of all of them, within 1e-10 of those of one
    /// process. All ranks need the same views and options. When a rank fails, all end.</summary>
    /// <remarks>As for <see cref="GanCatalog.EvaluateShard(IDataView, IDataView, GanShard, EvaluationOptions)"/>, metrics that need the features of all images
    /// ask for <see cref="KeepFeatures"/>.</remarks>
    /// <value>By default null: this process alone.</value>
    public GanCluster? Cluster { get; set; }

    /// <summary>Whether shards keep the features of all their images, for metrics that need them at once (precision, recall, the Vendi score and others).
    /// Merged values have the bits of one process then; files and memory grow with the images. Without shards and <see cref="Cluster"/> it changes
    /// nothing.</summary>
    /// <value>By default false.</value>
    public bool KeepFeatures { get; set; }

    /// <summary>Ends the evaluation with an <see cref="OperationCanceledException"/>: within a row while the views are read, within a step
    /// of a metric after that. ML.NET's own <c>CancelExecution</c> does so too.</summary>
    /// <value>By default <see cref="CancellationToken.None"/>.</value>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>Whether only the Fréchet distance is asked for.</summary>
    internal bool IsDistanceAlone =>
        Metrics.All(metric => metric is GanMetric.FrechetDistancePart) && ProbabilityColumnName is null && LabelColumnName is null;

    internal EvaluationOptions CopyChecked()
    {
        OptionChecks.Column(FeatureColumnName);
        OptionChecks.Column(ImageColumnName);
        ArgumentNullException.ThrowIfNull(Metrics);
        ArgumentNullException.ThrowIfNull(Protocol);
        OptionChecks.AtLeast(1, Protocol.InceptionScoreSplits);
        var copy = (EvaluationOptions)MemberwiseClone();
        copy.Metrics = [.. Metrics.Distinct()];
        foreach (var metric in copy.Metrics)
        {
            if (metric is null)
                throw new ArgumentException($"{nameof(Metrics)} has a null.", nameof(Metrics));

            if (copy.Metrics.Any(other => other is not null && other != metric && other.GetType() == metric.GetType()))
                throw new ArgumentException($"{nameof(Metrics)} asks for the {metric.Name} with different settings: evaluate once for each.", nameof(Metrics));

            if (metric.Needs.FirstOrDefault(need => !Has(need)) is { } missing)
                throw new ArgumentException($"The {metric.Name} needs {missing}; it is null.", missing);
        }

        return copy;
    }

    /// <summary>Whether a metric asked for reads what an option names.</summary>
    internal bool Needs(string option) => Metrics.Any(metric => metric.Needs.Contains(option));

    private bool Has(string option) => option switch
    {
        nameof(ProbabilityColumnName) => ProbabilityColumnName is not null,
        nameof(LabelColumnName) => LabelColumnName is not null,
        nameof(TrainingData) => TrainingData is not null,
        _ => true,
    };
}
