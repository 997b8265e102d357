using Microsoft.ML.GanRefinement.Batching;
using Microsoft.ML.GanRefinement.Data;

namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>Reads what the metrics need in one pass: each pass over a lazy view would generate the images again.</summary>
internal static class EvaluationReader
{
    public static EvaluationSample Read(IDataView data, string features, string? probabilities, string? label)
    {
        MetricColumn featureColumn = new(data.Schema, "features", features);
        MetricColumn? probabilityColumn = probabilities is null ? null : new(data.Schema, "probabilities", probabilities);
        KeyColumn? labelInput = label is null ? null : new(label, probabilityColumn?.Size);
        DataViewSchema.Column? labelColumn = labelInput?.Bind(data.Schema);

        List<DataViewSchema.Column> active = [featureColumn.Column];
        if (probabilityColumn is not null)
        {
            active.Add(probabilityColumn.Column);
        }

        if (labelColumn is DataViewSchema.Column found)
        {
            active.Add(found);
        }

        using DataViewRowCursor cursor = data.GetRowCursor(active);
        Action readFeatures = featureColumn.CreateReader(cursor);
        Action? readProbabilities = probabilityColumn?.CreateReader(cursor);
        KeyReader? readClass = labelColumn is DataViewSchema.Column column ? labelInput!.CreateReader(cursor, column) : null;
        List<long>? classes = readClass is null ? null : [];
        while (cursor.MoveNext())
        {
            readFeatures();
            readProbabilities?.Invoke();
            classes?.Add(readClass!());
        }

        return new(featureColumn.ToMatrix(), probabilityColumn?.ToMatrix(), classes?.ToArray());
    }
}
