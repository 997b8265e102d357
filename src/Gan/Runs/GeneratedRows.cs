using GanRefinement.Programs.Screen;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace GanRefinement.Gan.Runs;

/// <summary>What a network made, in memory.</summary>
/// <param name="Images">Each row's values: channels × height × width in [−1,1], or a vector.</param>
/// <param name="Scores">Each row's score.</param>
/// <param name="Labels">Each row's class, or null without classes.</param>
/// <param name="Dimensions">Channels, height, width; or the length of a vector.</param>
internal sealed record GeneratedRows(IReadOnlyList<float[]> Images, IReadOnlyList<float> Scores, IReadOnlyList<string>? Labels, IReadOnlyList<int> Dimensions)
{
    private const string ImageColumn = "GeneratedImage";
    private const string ScoreColumn = "Score";

    /// <summary>Whether rows can be shown as pictures.</summary>
    public bool ArePictures => Dimensions is [1 or 3, _, _];

    /// <summary>The column of the images that a network made.</summary>
    public static DataViewSchema.Column ImageOf(DataViewSchema schema) =>
        schema.GetColumnOrNull(ImageColumn) ?? schema.Last(column => column.Type is VectorDataViewType { ItemType: NumberDataViewType });

    /// <summary>The dimensions of what a network makes.</summary>
    public static int[] Shape(DataViewSchema schema) => [.. ((VectorDataViewType)ImageOf(schema).Type).Dimensions];

    /// <summary>Reads a view, which generates on the way, under a bar.</summary>
    /// <param name="terminal">Where progress is shown.</param>
    /// <param name="name">What is done, for the bar.</param>
    /// <param name="view">Behind a network.</param>
    /// <param name="count">Its rows.</param>
    /// <param name="classNames">Of the network.</param>
    /// <param name="cancellation">Ends it.</param>
    public static GeneratedRows Read(
        Terminal terminal, string name, IDataView view, int count, IReadOnlyList<string> classNames, CancellationToken cancellation) =>
        terminal.Work(name, work => Read(view, classNames, cancellation, done => work.Report((double)done / count, $"{done} of {count}")));

    /// <summary>Reads a view, which generates on the way.</summary>
    /// <param name="view">Behind a network.</param>
    /// <param name="classNames">Of the network.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="report">Gets the number of rows so far; null for nobody.</param>
    public static GeneratedRows Read(
        IDataView view, IReadOnlyList<string> classNames, CancellationToken cancellation, Action<int>? report = null)
    {
        var isLabelled = IsLabelled(view.Schema, classNames);
        List<float[]> images = [];
        List<float> scores = [];
        List<string> labels = [];
        Each(view, classNames, (image, score, key) =>
        {
            images.Add(image);
            scores.Add(score);
            if (isLabelled)
                labels.Add(classNames[key - 1]);
            report?.Invoke(images.Count);
        }, cancellation);
        return new GeneratedRows(images, scores, isLabelled ? labels : null, Shape(view.Schema));
    }

    /// <summary>Whether rows have a class.</summary>
    public static bool IsLabelled(DataViewSchema schema, IReadOnlyList<string> classNames) => classNames.Count > 0 && LabelOf(schema).Type is KeyDataViewType;

    /// <summary>Reads a view, which generates on the way, row by row.</summary>
    /// <param name="view">Behind a network.</param>
    /// <param name="classNames">Of the network.</param>
    /// <param name="take">Gets an image, its score, and the key of its class, 0 without classes.</param>
    /// <param name="cancellation">Ends it.</param>
    public static void Each(IDataView view, IReadOnlyList<string> classNames, Action<float[], float, int> take, CancellationToken cancellation)
    {
        var image = ImageOf(view.Schema);
        var score = view.Schema.GetColumnOrNull(ScoreColumn) ?? view.Schema[^1];
        var (label, isLabelled) = (LabelOf(view.Schema), IsLabelled(view.Schema, classNames));
        using var cursor = view.GetRowCursor(isLabelled ? [image, score, label] : [image, score]);
        var (getImage, getScore) = (cursor.GetGetter<VBuffer<float>>(image), cursor.GetGetter<float>(score));
        var getLabel = isLabelled ? cursor.GetGetter<uint>(label) : null;
        VBuffer<float> buffer = default;
        for (float value = 0; cursor.MoveNext();)
        {
            cancellation.ThrowIfCancellationRequested();
            getImage(ref buffer);
            getScore(ref value);
            take([.. buffer.DenseValues()], value, getLabel is null ? 0 : Key(getLabel));
        }
    }

    /// <summary>Reads a column of vectors.</summary>
    /// <param name="view">The view.</param>
    /// <param name="column">Of Vector of Single.</param>
    /// <param name="count">How many rows, at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public static List<float[]> Vectors(IDataView view, DataViewSchema.Column column, int count, CancellationToken cancellation)
    {
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<float>>(column);
        List<float[]> rows = [];
        VBuffer<float> buffer = default;
        while (rows.Count < count && cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            getter(ref buffer);
            rows.Add([.. buffer.DenseValues()]);
        }
        return rows;
    }

    private static DataViewSchema.Column LabelOf(DataViewSchema schema) => schema.LastOrDefault(column => column.Type is KeyDataViewType && !column.IsHidden);

    private static int Key(ValueGetter<uint> getter)
    {
        var key = 0u;
        getter(ref key);
        return (int)key;
    }
}
