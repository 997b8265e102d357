
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>The column that a pair of networks learns to imitate: images or plain vectors, as the networks' family wants.</summary>
internal interface ISampleColumn : IVectorInput
{
    /// <summary>The shape of every sample; null before <see cref="Resolve"/> if none was given.</summary>
    ImageShape? Shape { get; }

    /// <summary>This column with the shape that <paramref name="schema"/> gives it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, mistyped, or of another shape than required.</exception>
    ISampleColumn Resolve(DataViewSchema schema);

    /// <inheritdoc cref="IVectorInput.Bind"/>
    new DataViewSchema.Column Bind(DataViewSchema schema);

    /// <inheritdoc cref="IVectorInput.CreateReader"/>
    VectorReader CreateReader(DataViewRow row, DataViewSchema.Column column);

    /// <inheritdoc/>
    DataViewSchema.Column? IVectorInput.Bind(DataViewSchema schema) => Bind(schema);

    /// <inheritdoc/>
    VectorReader IVectorInput.CreateReader(DataViewRow row, DataViewSchema.Column? column) => CreateReader(row, column!.Value);

    /// <summary>Whether the column's values are bytes before scaling, so that a quarter of the memory holds them.</summary>
    /// <param name="column">What <see cref="Bind"/> gave.</param>
    bool HoldsBytes(DataViewSchema.Column column);

    /// <summary>A reader of the bytes before scaling, or null where the column holds floats.</summary>
    PixelReader? CreatePixelReader(DataViewRow row, DataViewSchema.Column column);
}
