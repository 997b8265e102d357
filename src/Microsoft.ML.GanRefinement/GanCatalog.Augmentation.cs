
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Appended;
using Microsoft.ML.GanRefinement.DataViews.Joined;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Adds generated images in the format of loaded training images: bytes with dimensions channels, height, width.</summary>
    /// <param name="generated">What a <see cref="GanTransformer"/> made; read lazily, so that each reading generates again. Put
    /// <c>mlContext.Data.Cache</c> behind it for more than one.</param>
    /// <param name="outputColumnName">The column to add; one of that name is hidden.</param>
    /// <param name="inputColumnName">The generated images: floats in [−1,1] with dimensions channels, height, width, or images.</param>
    /// <returns>The same rows with the column added. Labels stay what they are: keys of the classes that the generator was trained
    /// on.</returns>
    /// <exception cref="ArgumentException">A column name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or of the wrong type.</exception>
    /// <remarks>A pixel is round((x + 1) · 127.5), so it is off by half a step at most.</remarks>
    public IDataView AsTrainingImages(
        IDataView generated, string outputColumnName = ColumnNames.Image, string inputColumnName = ColumnNames.GeneratedImage)
    {
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumnName);
        ArgumentException.ThrowIfNullOrWhiteSpace(inputColumnName);
        // With a seed, so that it takes none from the context's generator.
        var host = Environment.Register(nameof(AsTrainingImages), seed: 0);
        PixelColumn column = new(generated.Schema, outputColumnName, inputColumnName, host);
        return new AppendedView(generated, new AppendedBinding(generated.Schema, column));
    }

    /// <summary>The rows of one view followed by those of another: real images and generated ones, to train on both.</summary>
    /// <param name="real">The first rows; their annotations, such as the label's key values, are kept.</param>
    /// <param name="generated">The other rows; <see cref="AsTrainingImages(IDataView, string, string)"/> brings their images into one
    /// format.</param>
    /// <returns>A lazy view of the columns that both have. It does not shuffle: trainers here do so themselves, for others see
    /// <c>mlContext.Data.ShuffleRows</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No column is in both, or one is of different types, or of keys that stand for
    /// different values. Keys of different widths, such as bytes and <c>UInt32</c>, that stand for the same values are joined in the first view's
    /// width.</exception>
    public IDataView AppendRows(IDataView real, IDataView generated)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(generated);
        return new JoinedRows(real, generated);
    }
}
