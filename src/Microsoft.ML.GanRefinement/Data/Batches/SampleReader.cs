
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>Reads the current row of a cursor.</summary>
/// <param name="Pixels">Reads bytes before scaling; null where the column holds floats.</param>
/// <param name="Values">Reads values as training wants them.</param>
/// <param name="Key">Reads the class; null without a label column.</param>
internal sealed record SampleReader(PixelReader? Pixels, VectorReader Values, KeyReader? Key)
{
    /// <summary>The current row's class, counted from zero; 0 without a label column.</summary>
    public long Class => Key?.Invoke() ?? 0;
}
