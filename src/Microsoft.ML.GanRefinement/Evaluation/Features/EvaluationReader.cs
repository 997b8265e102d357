
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Features;

/// <summary>Reads what the metrics need in one pass: each pass over a lazy view would generate the images again.</summary>
internal static class EvaluationReader
{
    /// <exception cref="OperationCanceledException">Cancelled; noticed within a row.</exception>
    public static EvaluationSample Read(IDataView data, string features, string? probabilities, string? label, string? image = null,
        Cancellation cancellation = default) => Read(data, features, probabilities, label, image, int.MaxValue, cancellation).Single();

    /// <summary>The same, so many rows at a time; at the end the rest, which may be none.</summary>
    public static IEnumerable<EvaluationSample> Read(IDataView data, string features, string? probabilities, string? label, string? image, int rows,
        Cancellation cancellation = default)
    {
        MetricColumn featureColumn = new(data.Schema, "features", features);
        MetricColumn? probabilityColumn = probabilities is null ? null : new(data.Schema, "probabilities", probabilities);
        KeyColumn? labelInput = label is null ? null : new(label, probabilityColumn?.Size);
        var labelColumn = labelInput?.Bind(data.Schema);
        var imageInput = image is null ? null : new ImageColumn(image).Resolve(data.Schema);
        var imageColumn = imageInput?.Bind(data.Schema);

        DataViewSchema.Column?[] needed = [featureColumn.Column, probabilityColumn?.Column, labelColumn, imageColumn];
        using var cursor = data.GetRowCursor([.. needed.OfType<DataViewSchema.Column>()]);
        var readFeatures = featureColumn.CreateReader(cursor);
        var readProbabilities = probabilityColumn?.CreateReader(cursor);
        var readClass = labelColumn is DataViewSchema.Column column ? KeyColumn.CreateReader(cursor, column) : null;
        var readImage = imageColumn is DataViewSchema.Column pixels ? imageInput!.CreateReader(cursor, pixels) : null;
        List<long> classes = [];
        List<float[]> images = [];
        var buffer = new float[imageInput?.Size ?? 0];
        PixelRange? range = imageColumn is { } floats && !imageInput!.HoldsBytes(floats) ? new(floats.Name) : null;
        var count = 0;
        while (cursor.MoveNext(cancellation))
        {
            if (count == rows)
            {
                yield return Take();
                count = 0;
            }

            count++;
            readFeatures();
            readProbabilities?.Invoke();
            if (readClass is not null)
                classes.Add(readClass());
            if (readImage is not null)
            {
                readImage(buffer);
                range?.Add(buffer);
                images.Add([.. buffer]);
            }
        }

        yield return Take();

        EvaluationSample Take()
        {
            var taken = new EvaluationSample(
                featureColumn.Take(),
                probabilityColumn?.Take(),
                readClass is null ? null : [.. classes],
                imageInput is null ? null : FeatureMatrix.Of(images, imageInput.Size, $"image column '{image}'"),
                imageInput?.Shape,
                range?.Warning);
            classes.Clear();
            images.Clear();
            return taken;
        }
    }

    /// <summary>Fits a Gaussian to a column of features, a chunk of rows at a time.</summary>
    /// <exception cref="InvalidOperationException">There are fewer than two rows, or a value is not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; noticed within a row, or a piece of the rows' products.</exception>
    public static GaussianFit Fit(IDataView data, string features, Cancellation cancellation = default)
    {
        MetricColumn column = new(data.Schema, "features", features);
        using var cursor = data.GetRowCursor([column.Column]);
        var read = column.CreateReader(cursor);
        var chunk = GaussianFit.ChunkRows(column.Size);
        GaussianFit fit = new();
        try
        {
            var rows = 0;
            while (cursor.MoveNext(cancellation))
            {
                read();
                rows = (rows + 1) % chunk;
                if (rows == 0)
                    fit.Add(column.Take(), cancellation);
            }

            if (rows > 0)
                fit.Add(column.Take(), cancellation);

            fit.RequireRows();
            return fit;
        }
        catch
        {
            fit.Dispose();
            throw;
        }
    }
}
