using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>
/// Evaluation on held-out data while a training run goes on: the networks with the best value are kept and returned, and training may stop when the value has
/// not improved for a while. Immutable; an option of every trainer (<see cref="GanTrainerOptions.Validation"/>).
/// </summary>
/// <remarks>
/// <para>
/// Every <see cref="Interval"/> iterations and after the last one, the generator as it would be returned then (the average if there is one) makes
/// <see cref="GeneratedCount"/> images, always of the same latents, each class in turn. The latents are those that
/// <see cref="GanCatalog.SampleLatents(GanTransformer, int, int?, float?, GanClassSampling)"/> gives for the training seed. A
/// <see cref="GanTrainerOptions.LatentRefinement"/> is left out, since it would cost many times the generator's work. The value is that of
/// <see cref="GanCatalog.Evaluate(IDataView, IDataView, EvaluationOptions)"/> on these images. Evaluation does not affect training: with and without it the
/// weights of every iteration are the same, bit for bit. It is tried once before the first iteration, so that data or a featurizer that does not fit is
/// reported at once.
/// </para>
/// <para>
/// The best of many evaluations is optimistically biased: report the value on other data or other latents. The values of two training runs can be compared only
/// where data, featurizer and <see cref="GeneratedCount"/> are the same.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// ITransformer featurizer = ml.Gan().FitClassifier(new ImageClassifierTrainer.Options()).Fit(images);
/// var options = new FastRobGanTrainer.Options
/// {
///     MaxIterations = 100_000,
///     Validation = new GanValidation(heldOut, featurizer) { Interval = 1_000, Patience = 10 },
///     OnProgress = p => Console.WriteLine(p.Validation),
/// };
/// var gan = ml.Gan().FastRobGan(options).Fit(images);
/// Console.WriteLine($"Kept: {gan.Validation}");
/// </code>
/// </example>
public sealed record GanValidation
{
    /// <summary>Validates on held-out data.</summary>
    /// <param name="data">See <see cref="Data"/>.</param>
    /// <param name="featurizer">See <see cref="Featurizer"/>.</param>
    public GanValidation(IDataView data, ITransformer featurizer)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(featurizer);
        (Data, Featurizer) = (data, featurizer);
    }

    /// <summary>Real images that are not trained on. Where they have the column <see cref="FeatureColumnName"/>, it is taken; otherwise
    /// <see cref="Featurizer"/> adds it. Read once, when Fit starts: for the Fréchet distance alone the Gaussian of the features is held in
    /// memory, for other metrics the features.</summary>
    [JsonIgnore]
    public IDataView Data { get; }

    /// <summary>Adds the features that the metric compares: the transformer that <see cref="GanCatalog.FitClassifier(ImageClassifierTrainer.Options)"/>,
    /// <see cref="GanCatalog.PixelFeatures"/>, <see cref="GanCatalog.PrincipalFeatures"/> or <see cref="GanCatalog.RandomFeatures"/> fits, or any other. It
    /// gets generated images in a column named like the trainer's <see cref="GanTrainerOptions.ImageColumnName"/>: a <c>Vector&lt;Single&gt;</c> in [−1,1] with
    /// dimensions channels, height, width; or plain vectors if the networks make these, for which <c>CopyColumns</c> is enough.</summary>
    [JsonIgnore]
    public ITransformer Featurizer { get; }

    /// <summary>The column of features that <see cref="Featurizer"/> adds: a <c>Vector&lt;Single&gt;</c> of known size.</summary>
    /// <value>The default value is "Features".</value>
    public string FeatureColumnName { get; init; } = ColumnNames.Features;

    /// <summary>The metric that decides, with its settings. It must need features only.</summary>
    /// <value>The default value is <see cref="GanMetric.FrechetDistance"/>.</value>
    public GanMetric Metric { get; init; } = GanMetric.FrechetDistance();

    /// <summary>How many iterations lie between two evaluations, at least 1. There is always one at the last iteration.</summary>
    /// <value>The default value is 500.</value>
    public int Interval { get; init; } = 500;

    /// <summary>How many images are generated for an evaluation, at least 2.</summary>
    /// <value>The default value is 2,000.</value>
    public int GeneratedCount { get; init; } = 2_000;

    /// <summary>Training stops after this many evaluations in a row without improvement, at least 1; null to go on to the last iteration.</summary>
    /// <value>The default value is null.</value>
    public int? Patience { get; init; }

    /// <summary>How much better a value must be to count as an improvement for <see cref="Patience"/>, at least 0. The networks with the best value are kept,
    /// however small the improvement.</summary>
    /// <value>The default value is 0.</value>
    public double MinDelta { get; init; }

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    internal void Check()
    {
        OptionChecks.Column(FeatureColumnName);
        ArgumentNullException.ThrowIfNull(Metric);
        if (Metric.Needs.Count > 0)
            throw new ArgumentException($"Metric must be one of features alone; the {Metric.Name} needs {Metric.Needs[0]}.", nameof(Metric));

        OptionChecks.AtLeast(1, Interval);
        OptionChecks.AtLeast(2, GeneratedCount);
        OptionChecks.AtLeast(1, Patience ?? 1, nameof(Patience));
        OptionChecks.Between(0, double.MaxValue, MinDelta);
    }
}
