using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Evaluation;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Featurizers;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Measures how close generated images are to real ones, by the features of both and the class probabilities of the generated ones.</summary>
    /// <param name="real">Real images that were not trained on, with a features column. Read once.</param>
    /// <param name="generated">Generated images, with the columns below. Read once.</param>
    /// <param name="featureColumnName">Features, a known-size vector of <see cref="float"/> or <see cref="double"/>, in both views.</param>
    /// <param name="probabilityColumnName">Class probabilities of the generated images, a vector of <see cref="float"/> or <see cref="double"/>; null leaves
    /// out the Inception score and the label agreement.</param>
    /// <param name="labelColumnName">The class that each generated image was asked for, a key; null leaves out the label agreement.</param>
    /// <param name="protocol">What to record about split, featurizer and seed; the counts are filled in.</param>
    /// <returns>Fréchet distance, Inception score and label agreement with their protocol.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">A view has fewer than two rows, features are not finite, or the feature counts differ.</exception>
    /// <remarks>The classifier that <see cref="FitClassifier(ImageClassifierTrainer.Options)"/> makes adds both columns to any view with an
    /// image column. For more metrics see <see cref="Evaluate(IDataView, IDataView, EvaluationOptions)"/>.</remarks>
    public GanMetrics Evaluate(
        IDataView real,
        IDataView generated,
        string featureColumnName = ColumnNames.Features,
        string? probabilityColumnName = ColumnNames.Probabilities,
        string? labelColumnName = ColumnNames.Label,
        EvaluationProtocol? protocol = null)
    {
        ArgumentNullException.ThrowIfNull(featureColumnName);
        return Evaluate(real, generated, new EvaluationOptions
        {
            Metrics = [],
            FeatureColumnName = featureColumnName,
            ProbabilityColumnName = probabilityColumnName,
            LabelColumnName = labelColumnName,
            Protocol = protocol ?? new EvaluationProtocol(),
        });
    }

    /// <summary>Measures how close generated images are to real ones, by the metrics asked for.</summary>
    /// <param name="real">Real images that were not trained on, with a features column. Read once.</param>
    /// <param name="generated">Generated images, with the columns that the options name. Read once.</param>
    /// <param name="options">Metrics, columns, their settings and the protocol; copied.</param>
    /// <returns>The metrics with their protocol, and warnings where there are too few images; these are logged too.</returns>
    /// <exception cref="ArgumentException">A metric lacks what it needs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range, or a column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">A view has too few rows for a metric, features are not finite, the feature counts differ, or libtorch
    /// failed, for example for lack of memory.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>Without further metrics, probabilities or labels, features are streamed: memory grows with the square of their count, not with the images.
    /// Otherwise they are held in double precision, and distances are computed a chunk at a time. Uses as many threads as torch does.</remarks>
    public GanMetrics Evaluate(IDataView real, IDataView generated, EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentNullException.ThrowIfNull(options);
        options = options.CopyChecked();
        if (options.Cluster is { Size: > 1 })
            return EvaluateOnCluster(real, generated, options);
        var host = Environment.Register(nameof(Evaluate));
        Cancellation cancellation = new(options.CancellationToken, host);
        cancellation.ThrowIfRequested();
        var metrics = TorchErrors.Explain(nameof(Evaluate), () =>
        {
            using var scope = TorchScope.Differentiable();
            return options.IsDistanceAlone
                ? EvaluateStreamed(real, generated, options, cancellation)
                : EvaluateInMemory(real, generated, options, cancellation);
        });
        Log(host, metrics.Warnings);
        return metrics;
    }

    /// <inheritdoc cref="EvaluateMixture(IDataView, IReadOnlyList{IReadOnlyList{float}}, double, double, string, EvaluationProtocol, CancellationToken)"/>
    /// <param name="generated">The points. Read once.</param>
    /// <param name="mixture">The mixture. Of a Swiss roll, stretches of the curve are its modes.</param>
    /// <param name="maxSigmas">The largest distance of a high-quality point from the nearest centre, in standard deviations, above 0.</param>
    /// <param name="pointColumnName">The points, a known-size vector of <see cref="float"/> or <see cref="double"/>.</param>
    /// <param name="protocol">What to record about the mixture, the generator and the seed; counts and maxSigmas are filled in.</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>, within a row.</param>
    public MixtureMetrics EvaluateMixture(
        IDataView generated,
        GanMixture mixture,
        double maxSigmas = 3,
        string pointColumnName = ColumnNames.GeneratedImage,
        EvaluationProtocol? protocol = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(mixture);
        return EvaluateMixture(generated, mixture.Centers, mixture.Deviation, maxSigmas, pointColumnName, protocol, cancellationToken);
    }

    /// <summary>Generates as many images as there are real ones, computes the features of both and compares them.</summary>
    /// <param name="gan">The network. A conditional one generates each class as often as it occurs in the real images, if they have the network's label column;
    /// otherwise all classes of its training data equally often. The protocol's settings say which.</param>
    /// <param name="images">Real images of the size that the network generates, preferably not those that it was trained on.</param>
    /// <param name="featurizer">Adds features to real and generated images: fitted by <see cref="PixelFeatures"/> or another featurizer of the catalog, by
    /// <see cref="FitClassifier(ImageClassifierTrainer.Options)"/>, or a chain that ends in one.</param>
    /// <param name="options">Metrics and columns. Null for the default metrics; if the featurizer is a classifier of the network's classes, also the Inception
    /// score and the label agreement.</param>
    /// <returns>The metrics with their protocol, which names a featurizer of this library. The protocol's seed draws the latents too.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or the featurizer does not take images of that size.</exception>
    /// <exception cref="InvalidOperationException">There are too few images for a metric, or float images are outside [−1,1].</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>Warns of float images that look scaled to [0,1], of real images of another size, and of real images of classes that the network
    /// was not trained on.</remarks>
    public GanMetrics Evaluate(GanTransformer gan, IDataView images, ITransformer featurizer, EvaluationOptions? options = null) =>
        Compare(gan, images, featurizer, options, (real, generated, used, classes, warnings) =>
        {
            var metrics = Evaluate(real, generated, used);
            return metrics with { Protocol = metrics.Protocol.WithSettings(classes), Warnings = [.. warnings, .. metrics.Warnings] };
        });

    private T Compare<T>(GanTransformer gan, IDataView images, ITransformer featurizer, EvaluationOptions? options,
        Func<IDataView, IDataView, EvaluationOptions, string?, string[], T> evaluate)
    {
        ArgumentNullException.ThrowIfNull(gan);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(featurizer);
        var used = options?.CopyChecked() ?? DefaultsFor(gan, featurizer);
        used.Protocol = used.Protocol.Name(featurizer);
        var cancellation = Listen(nameof(Evaluate), used.CancellationToken);
        var count = checked((int)CountRows(images, cancellation));
        if (count == 0)
            throw new InvalidOperationException("There are no real images to compare with.");

        var classes = MatchedClasses.Of(images, gan.Columns.Label, gan.ClassNames, gan.ClassCounts, cancellation);
        var latents = SampleLatents(gan, count, used.Protocol.Seed, truncation: null, classes.Prior);
        var generated = (used.Pipeline ?? gan).Transform(latents);
        string[] warnings =
        [
            .. ComparedImages.Check(images, generated.Schema, gan.Columns.GeneratedImage, featurizer, FeaturizerNames.ImageOf(featurizer), cancellation),
            .. classes.Warnings,
        ];
        Log(Environment.Register(nameof(Evaluate), seed: 0), warnings);
        using var told = PixelRange.Told(warnings);
        return evaluate(featurizer.Transform(images), featurizer.Transform(generated), used, classes.Settings, warnings);
    }

    private static void Log(IHost host, IReadOnlyList<string> warnings)
    {
        using var channel = host.Start(nameof(Evaluate));
        foreach (var warning in warnings)
            channel.Warning(MessageSensitivity.Schema, "{0}", warning);
    }

    private static EvaluationOptions DefaultsFor(GanTransformer gan, ITransformer featurizer)
    {
        EvaluationOptions options = new() { ImageColumnName = gan.Columns.GeneratedImage };
        if (FeaturizerNames.Last(featurizer) is ImageClassifierTransformer classifier && gan.ClassCount > 0
            && classifier.ClassNames.SequenceEqual(gan.ClassNames))
        {
            (options.ProbabilityColumnName, options.LabelColumnName) = (classifier.Columns.Probabilities, gan.Columns.Label);
        }

        return options;
    }

    /// <summary>Measures how generated points cover a mixture of equally frequent round Gaussians, such as the ring and grid of toy experiments.</summary>
    /// <param name="generated">The points. Read once.</param>
    /// <param name="centers">The centre of each Gaussian.</param>
    /// <param name="deviation">Their standard deviation in each coordinate, above 0.</param>
    /// <param name="maxSigmas">The largest distance of a high-quality point from the nearest centre, in standard deviations, above 0.</param>
    /// <param name="pointColumnName">The points, a known-size vector of <see cref="float"/> or <see cref="double"/>.</param>
    /// <param name="protocol">What to record about the mixture, the generator and the seed; counts and maxSigmas are filled in.</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>, within a row.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, there are no centres, or the column is missing or of the wrong
    /// type.</exception>
    /// <exception cref="InvalidOperationException">There are no points, one is not finite, or the dimensions differ.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public MixtureMetrics EvaluateMixture(
        IDataView generated,
        IReadOnlyList<IReadOnlyList<float>> centers,
        double deviation,
        double maxSigmas = 3,
        string pointColumnName = ColumnNames.GeneratedImage,
        EvaluationProtocol? protocol = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentNullException.ThrowIfNull(centers);
        OptionChecks.AtLeast(1, centers.Count);
        OptionChecks.Positive(deviation);
        OptionChecks.Positive(maxSigmas);
        using var scope = TorchScope.Differentiable();
        var cancellation = Listen(nameof(EvaluateMixture), cancellationToken);
        var points = EvaluationReader.Read(generated, pointColumnName, probabilities: null, label: null, cancellation: cancellation).Features;
        if (points.Rows == 0 || centers.Any(center => center.Count != points.Columns))
            throw new InvalidOperationException($"There must be points, and every centre must have {points.Columns} coordinates as they have.");

        FeatureMatrix modes = new([.. centers.SelectMany(center => center.Select(value => (double)value))], centers.Count, points.Columns);
        return MixtureCoverage.Compute(points, modes, deviation, maxSigmas, protocol, cancellation);
    }

    private static void RequireClasses(IDataView real, IDataView generated, EvaluationOptions options)
    {
        if (options.Needs(nameof(options.LabelColumnName)))
            RealClasses.Require(generated.Schema, real.Schema, options.LabelColumnName!);
    }

    private static GanMetrics EvaluateInMemory(
        IDataView real, IDataView generated, EvaluationOptions options, Cancellation cancellation)
    {
        var features = options.FeatureColumnName;
        var needsClasses = options.Needs(nameof(options.LabelColumnName));
        RequireClasses(real, generated, options);
        var reference = EvaluationReader.Read(
            real,
            features,
            probabilities: null,
            needsClasses ? options.LabelColumnName : null,
            cancellation: cancellation);
        var samples = EvaluationReader.Read(
            generated,
            features,
            options.ProbabilityColumnName,
            options.LabelColumnName,
            options.Needs(nameof(options.ImageColumnName)) ? options.ImageColumnName : null,
            cancellation);
        var training = options.Needs(nameof(options.TrainingData))
            ? EvaluationReader.Read(options.TrainingData!, features, probabilities: null, label: null, cancellation: cancellation).Features
            : null;
        return GanEvaluator.Evaluate(new(reference, samples, training, options.Protocol, cancellation), options.Metrics);
    }

    private static GanMetrics EvaluateStreamed(
        IDataView real, IDataView generated, EvaluationOptions options, Cancellation cancellation)
    {
        using var reference = EvaluationReader.Fit(real, options.FeatureColumnName, cancellation);
        using var samples = EvaluationReader.Fit(generated, options.FeatureColumnName, cancellation);
        return GanEvaluator.Evaluate(reference, samples, options.Protocol, cancellation);
    }
}
