
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Appended;
using Microsoft.ML.GanRefinement.DataViews.Joined;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Adds generated images in the format of loaded training images: bytes with dimensions channels, height, width.</summary>
    /// <param name="generated">The output of a <see cref="GanTransformer"/>. It is read lazily, so each pass generates the images again;
    /// <c>mlContext.Data.Cache</c> avoids that.</param>
    /// <param name="outputColumnName">The column to add; it hides an existing one of that name.</param>
    /// <param name="inputColumnName">The generated images: floats in [−1,1] with dimensions channels, height, width, or images.</param>
    /// <returns>The same rows with the column added. Labels are unchanged: keys of the classes that the generator was trained on.</returns>
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
        return new AppendedView(generated, PixelColumn.Bind(generated.Schema, outputColumnName, inputColumnName, host));
    }

    /// <summary>The rows of one view followed by those of another: real images and generated ones, to train on both.</summary>
    /// <param name="real">The first rows; their annotations, such as the label's key values, are kept.</param>
    /// <param name="generated">The other rows; <see cref="AsTrainingImages(IDataView, string, string)"/> brings their images into one format.</param>
    /// <returns>A lazy view of the columns that both have. It does not shuffle: trainers of this library shuffle by themselves, for others see
    /// <c>mlContext.Data.ShuffleRows</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The views have no column in common, or a common column has different types, or keys for different values.
    /// Keys of different widths, such as bytes and <c>UInt32</c>, are joined in the first view's width if they stand for the same values.</exception>
    public IDataView AppendRows(IDataView real, IDataView generated)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(generated);
        return new JoinedRows(real, generated);
    }
}
