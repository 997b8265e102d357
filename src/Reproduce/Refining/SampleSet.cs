using Microsoft.ML;
using Microsoft.ML.Data;

namespace GanRefinement.Reproduce.Refining;

/// <summary>Generated samples in memory, so that measuring them does not make them again.</summary>
/// <param name="Samples">Their values.</param>
/// <param name="Scores">The discriminator's scores; none for real samples.</param>
/// <param name="Dimensions">Of a sample.</param>
internal sealed record SampleSet(IReadOnlyList<float[]> Samples, IReadOnlyList<float> Scores, IReadOnlyList<int> Dimensions)
{
    public const string ColumnName = "GeneratedImage";

    /// <summary>Reads at most so many rows of a view, which is when they are computed.</summary>
    public static SampleSet Read(IDataView view, int count)
    {
        var image = view.Schema[ColumnName];
        var score = view.Schema.GetColumnOrNull("Score");
        List<float[]> samples = [];
        List<float> scores = [];
        using var cursor = view.GetRowCursor(score is { } both ? [image, both] : [image]);
        var readImage = cursor.GetGetter<VBuffer<float>>(image);
        var readScore = score is { } column ? cursor.GetGetter<float>(column) : null;
        VBuffer<float> buffer = default;
        float value = default;
        while (samples.Count < count && cursor.MoveNext())
        {
            readImage(ref buffer);
            samples.Add([.. buffer.DenseValues()]);
            if (readScore is null)
                continue;

            readScore(ref value);
            scores.Add(value);
        }

        return new(samples, scores, [.. ((VectorDataViewType)image.Type).Dimensions]);
    }

    /// <summary>A view of them.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="columnName">The column's name.</param>
    public IDataView View(MLContext ml, string columnName = ColumnName)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        (schema[0].ColumnName, schema[0].ColumnType) = (columnName, new VectorDataViewType(NumberDataViewType.Single, Dimensions.ToArray()));
        return ml.Data.LoadFromEnumerable(Samples.Select(sample => new Row { Values = sample }), schema);
    }

    private sealed class Row
    {
        public float[] Values { get; set; } = [];
    }
}
