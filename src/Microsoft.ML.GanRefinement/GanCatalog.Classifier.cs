namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>A small image classifier whose features and probabilities serve <see cref="Evaluate(IDataView, IDataView, string, string?, string?, EvaluationProtocol?)"/>.</summary>
    /// <param name="labelColumnName">The label, a key.</param>
    /// <param name="imageColumnName">The image: bytes or floats in [−1,1] with dimensions C,H,W, or images.</param>
    /// <param name="epochs">Passes over the training data.</param>
    /// <returns>An estimator; its transformer adds the columns <c>Features</c> and <c>Probabilities</c>.</returns>
    public ImageClassifierTrainer FitClassifier(
        string labelColumnName = ColumnNames.Label,
        string imageColumnName = ColumnNames.Image,
        int epochs = ImageClassifierTrainer.Defaults.Epochs) =>
        FitClassifier(new ImageClassifierTrainer.Options
        {
            LabelColumnName = labelColumnName,
            ImageColumnName = imageColumnName,
            Epochs = epochs,
        });

    /// <summary>A small image classifier whose features and probabilities serve <see cref="Evaluate(IDataView, IDataView, string, string?, string?, EvaluationProtocol?)"/>.</summary>
    /// <param name="options">Columns, size and training; copied.</param>
    /// <returns>An estimator; its transformer adds the columns named in <paramref name="options"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ImageClassifierTrainer FitClassifier(ImageClassifierTrainer.Options options) => new(_context, options);
}
