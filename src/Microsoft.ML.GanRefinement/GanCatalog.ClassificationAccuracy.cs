using System.Globalization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Classification accuracy score (Ravuri and Vinyals 2019): how well a classifier trained on generated images alone classifies real
    /// ones.</summary>
    /// <param name="generated">Generated images with the classes they were generated for, to train on.</param>
    /// <param name="real">Real images with their classes, to test on; columns of the same names and types.</param>
    /// <param name="options">Columns, size, training and cancellation of the classifier; null for the defaults. Copied.</param>
    /// <param name="protocol">What to record about split and resizing; counts, the classifier and its seed are filled in.</param>
    /// <returns>The share of real images classified correctly, with its binomial standard error and protocol; higher is better.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range, or a column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or the class names differ.</exception>
    /// <remarks>Compare with the accuracy after training on real images: the difference is what the generator lost.</remarks>
    public MetricResult ClassificationAccuracy(
        IDataView generated, IDataView real, ImageClassifierTrainer.Options? options = null, EvaluationProtocol? protocol = null)
    {
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentNullException.ThrowIfNull(real);
        var used = (options ?? new ImageClassifierTrainer.Options()).CopyChecked();
        used.CancellationToken.ThrowIfCancellationRequested();
        // Drawn here and not by the trainer: the protocol names what the classifier came from.
        using var scope = TorchScope.Differentiable();
        var seed = SeedOrNext(used.Seed, nameof(ClassificationAccuracy));
        used.Seed = seed;
        RealClasses.Require(generated.Schema, real.Schema, used.LabelColumnName);
        using var classifier = FitClassifier(used).Fit(generated);
        var cancellation = Listen(nameof(ClassificationAccuracy), used.CancellationToken);
        var judged = EvaluationReader.Read(
            classifier.Transform(real), used.FeatureColumnName, used.ProbabilityColumnName, used.LabelColumnName, cancellation: cancellation);
        if (judged.Features.Rows == 0)
            throw new InvalidOperationException("There are no real images to classify.");

        var trained = CountRows(generated, cancellation);
        var share = GanMetric.LabelAgreementPart.Compute(judged.Probabilities!, judged.Classes);
        return new MetricResult
        {
            Name = "classification accuracy",
            Warnings = [.. GanMetric.LabelAgreementPart.Warnings(judged.Features.Rows, classifier.ClassNames.Count)],
            Direction = MetricDirection.HigherIsBetter,
            Estimate = new(share, Math.Sqrt(share * (1 - share) / judged.Features.Rows)),
            Protocol = (protocol ?? new()).Fill(Describe(used, trained), judged.Features.Rows, trained, used.FeatureCount)
                with
            { Featurizer = "a classifier of the generated images", Seed = seed },
        };
    }

    private static string Describe(ImageClassifierTrainer.Options options, long trained) => string.Create(
        CultureInfo.InvariantCulture,
        $"{options.BaseChannels} channels, {options.Epochs} epochs of batches of {Math.Min(options.BatchSize, trained)}, "
            + $"learning rate {options.LearningRate:G6}");

    // Without a column, so that nothing is computed for it.
    private static long CountRows(IDataView data, Cancellation cancellation)
    {
        if (data.GetRowCount() is { } known)
            return known;

        using var cursor = data.GetRowCursor([]);
        long count = 0;
        while (cursor.MoveNext(cancellation))
            count++;

        return count;
    }
}
