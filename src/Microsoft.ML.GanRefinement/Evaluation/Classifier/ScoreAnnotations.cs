using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Evaluation.Classifier;

/// <summary>The annotations by which ML.NET's own multiclass trainers say what their columns are and which belong together.</summary>
internal static class ScoreAnnotations
{
    private const string SetId = "ScoreColumnSetId";
    private static readonly KeyDataViewType s_setIdType = new(typeof(uint), int.MaxValue);

    /// <summary>Names of a vector's slots.</summary>
    public static DataViewSchema.Annotations Slots(IReadOnlyList<string> classNames)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        KeyValueKind.AddText(builder, "SlotNames", classNames);
        return builder.ToAnnotations();
    }

    /// <summary>Of the column of scores.</summary>
    /// <param name="schema">The schema that the column is added to.</param>
    /// <param name="classNames">Names of the classes.</param>
    /// <param name="values">The type of the label's values; null if it has none.</param>
    public static DataViewSchema.Annotations Score(DataViewSchema schema, IReadOnlyList<string> classNames, KeyValueKind? values)
    {
        var builder = Start(schema, "Score");
        KeyValueKind.AddText(builder, "SlotNames", classNames);
        values?.Add(builder, "TrainingLabelValues", classNames);
        return builder.ToAnnotations();
    }

    /// <summary>Of the column of predicted labels; parameters as for <see cref="Score"/>.</summary>
    public static DataViewSchema.Annotations PredictedLabel(DataViewSchema schema, IReadOnlyList<string> classNames, KeyValueKind? values)
    {
        var builder = Start(schema, "PredictedLabel");
        values?.Add(builder, KeyNames.Annotation, classNames);
        return builder.ToAnnotations();
    }

    private static DataViewSchema.Annotations.Builder Start(DataViewSchema schema, string valueKind)
    {
        // A set of columns has a number of its own, one more than the highest there is.
        var id = schema.Select(IdOf).DefaultIfEmpty(0u).Max() + 1;
        var builder = new DataViewSchema.Annotations.Builder();
        AddText(builder, "ScoreColumnKind", "MulticlassClassification");
        AddText(builder, "ScoreValueKind", valueKind);
        builder.Add(SetId, s_setIdType, (ref uint value) => value = id);
        return builder;
    }

    private static uint IdOf(DataViewSchema.Column column)
    {
        uint id = 0;
        if (column.Annotations.Schema.GetColumnOrNull(SetId)?.Type is KeyDataViewType { RawType: var raw } && raw == typeof(uint))
            column.Annotations.GetValue(SetId, ref id);

        return id;
    }

    private static void AddText(DataViewSchema.Annotations.Builder builder, string name, string text) =>
        builder.Add(name, TextDataViewType.Instance, (ref ReadOnlyMemory<char> value) => value = text.AsMemory());
}
