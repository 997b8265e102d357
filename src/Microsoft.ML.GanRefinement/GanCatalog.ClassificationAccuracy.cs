using Microsoft.ML.GanRefinement.Evaluation;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>
    /// Classification accuracy score (Ravuri and Vinyals 2019): how well a classifier that learnt from generated images alone classifies real
    /// ones.
    /// </summary>
    /// <param name="generated">Generated images with the classes they were asked for, to train on.</param>
    /// <param name="real">Real images with their classes, to test on; columns of the same names and types.</param>
    /// <param name="options">Columns, size and training of the classifier; null for the defaults. Copied.</param>
    /// <returns>The share of real images classified right, with its binomial standard error; more is better.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range, or a column is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or the class names differ.</exception>
    /// <remarks>Compare with the accuracy after training on real images: the difference is what the generator lost.</remarks>
    public MetricEstimate ClassificationAccuracy(IDataView generated, IDataView real, ImageClassifierTrainer.Options? options = null)
    {
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentNullException.ThrowIfNull(real);
        ImageClassifierTrainer.Options used = (options ?? new ImageClassifierTrainer.Options()).CopyChecked();
        RealClasses.Require(generated.Schema, real.Schema, used.LabelColumnName);
        using ImageClassifierTransformer classifier = FitClassifier(used).Fit(generated);
        EvaluationSample judged = EvaluationReader.Read(
            classifier.Transform(real), used.FeatureColumnName, used.ProbabilityColumnName, used.LabelColumnName);
        if (judged.Features.Rows == 0)
        {
            throw new InvalidOperationException("There are no real images to classify.");
        }

        double share = ClassAgreement.Compute(judged.Probabilities!, judged.Classes);
        return new(share, Math.Sqrt(share * (1 - share) / judged.Features.Rows));
    }
}
