using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>What a batched transformer computes: one call for a batch of rows, whatever number of columns is asked for.</summary>
/// <remarks>Called from several threads at once; an implementation keeps no state between calls.</remarks>
internal interface IBatchMapper
{
    /// <summary>The vector column that is read.</summary>
    IVectorInput Vector { get; }

    /// <summary>The key column that is read, or null.</summary>
    KeyColumn? Key { get; }

    /// <summary>The columns that are added.</summary>
    IReadOnlyList<BatchOutput> Outputs { get; }

    /// <summary>How many rows a cursor gathers for one call.</summary>
    int BatchSize { get; }

    /// <summary>Computes the active outputs.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="outputs">One buffer per output, with room for at least <c>rows.Count × Size</c> floats, to be set row by row; null
    /// where nobody asks for that output.</param>
    void Map(BatchRows rows, float[]?[] outputs);
}
