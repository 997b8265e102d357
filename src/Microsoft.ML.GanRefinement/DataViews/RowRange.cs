using Microsoft.ML.GanRefinement.DataViews.Appended;

namespace Microsoft.ML.GanRefinement.DataViews;

/// <summary>Rows of a view that follow each other, with the ids that they have in it.</summary>
internal static class RowRange
{
    /// <summary>Takes them. What views of this library compute is computed for these rows alone; other views may compute those before them too.</summary>
    /// <param name="context">The context.</param>
    /// <param name="data">The view.</param>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="total">How many the view has.</param>
    public static IDataView Of(MLContext context, IDataView data, long start, long count, long total)
    {
        if (start == 0 && count == total)
            return data;
        if (data is ComputedView computed && computed.Over(Of(context, computed.Source, start, count, total)) is { } moved)
            return moved;
        // ML.NET takes no rows by skipping all.
        if (count == 0)
            return context.Data.SkipRows(data, total);
        var rest = start == 0 ? data : context.Data.SkipRows(data, start);
        return start + count == total ? rest : context.Data.TakeRows(rest, count);
    }
}
