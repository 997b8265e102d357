using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>A small image classifier. <c>MulticlassClassification.Evaluate</c> and <c>CrossValidate</c> accept it like ML.NET's own trainers, and
    /// <see cref="Evaluate(IDataView, IDataView, string, string?, string?, EvaluationProtocol?)"/> uses its features and probabilities.</summary>
    /// <param name="labelColumnName">The label, a key.</param>
    /// <param name="imageColumnName">The image: bytes or floats in [−1,1] with dimensions C,H,W, or images. Null for <c>GeneratedImage</c> or, where there is
    /// none, <c>Image</c>, in training and prediction alike.</param>
    /// <param name="epochs">Passes over the training data.</param>
    /// <returns>An estimator; its transformer adds the columns <c>Features</c>, <c>Probabilities</c>, <c>PredictedLabel</c> and <c>Score</c>.</returns>
    public ImageClassifierTrainer FitClassifier(
        string labelColumnName = ColumnNames.Label,
        string? imageColumnName = null,
        int epochs = ImageClassifierTrainer.Defaults.Epochs) =>
        FitClassifier(new ImageClassifierTrainer.Options
        {
            LabelColumnName = labelColumnName,
            ImageColumnName = imageColumnName,
            Epochs = epochs,
        });

    /// <inheritdoc cref="FitClassifier(string, string?, int)"/>
    /// <param name="options">Columns, size and training; copied.</param>
    /// <returns>An estimator; its transformer adds the columns named in <paramref name="options"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ImageClassifierTrainer FitClassifier(ImageClassifierTrainer.Options options) => new(_context, options);
}
