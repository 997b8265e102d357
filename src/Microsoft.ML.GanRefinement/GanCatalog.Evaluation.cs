using Microsoft.ML.GanRefinement.Evaluation;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Measures how close generated images are to real ones, on features and class probabilities of both.</summary>
    /// <param name="real">Real images that were not trained on, with a features column. Read once.</param>
    /// <param name="generated">Generated images, with the columns below. Read once.</param>
    /// <param name="featureColumnName">Features, a known-size vector of <see cref="float"/>, in both views.</param>
    /// <param name="probabilityColumnName">Class probabilities of the generated images, a vector of <see cref="float"/>; null leaves out
    /// the classifier score and the agreement.</param>
    /// <param name="labelColumnName">The class that each generated image was asked for, a key; null leaves out the agreement.</param>
    /// <param name="protocol">What to say about split, featurizer and seed; the counts are filled in.</param>
    /// <returns>The metrics with their protocol.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">A view has fewer than two rows, features are not finite, or the feature counts
    /// differ.</exception>
    /// <remarks>
    /// The classifier that <see cref="FitClassifier(ImageClassifierTrainer.Options)"/> makes adds both columns to any view with an image
    /// column.
    /// </remarks>
    public GanMetrics Evaluate(
        IDataView real,
        IDataView generated,
        string featureColumnName = ColumnNames.Features,
        string? probabilityColumnName = ColumnNames.Probabilities,
        string? labelColumnName = ColumnNames.Label,
        EvaluationProtocol? protocol = null)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentNullException.ThrowIfNull(featureColumnName);
        EvaluationSample reference = EvaluationReader.Read(real, featureColumnName, probabilities: null, label: null);
        EvaluationSample samples = EvaluationReader.Read(generated, featureColumnName, probabilityColumnName, labelColumnName);
        return GanEvaluator.Evaluate(reference, samples, protocol ?? new EvaluationProtocol());
    }
}
