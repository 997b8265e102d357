using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews;

namespace Microsoft.ML.GanRefinement.Evaluation.Neighbors;

/// <summary>The samples that neighbours are looked for among: features, and pictures where they are asked for, in memory.</summary>
internal sealed class NeighborSamples
{
    private readonly List<float[]> _features = [];
    private readonly List<byte[]> _bytes = [];
    private readonly List<float[]> _floats = [];

    /// <summary>Reads them.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="featureColumnName">Their features.</param>
    /// <param name="imageColumnName">Their pictures; null for none.</param>
    /// <param name="cancellation">Heard before each row.</param>
    public NeighborSamples(IDataView data, string featureColumnName, string? imageColumnName, Cancellation cancellation)
    {
        FeatureCount = FeatureColumn.SizeIn(data.Schema, featureColumnName);
        var features = new FeatureColumn(featureColumnName, FeatureCount);
        var featureColumn = features.Bind(data.Schema)!.Value;
        var images = imageColumnName is null ? null : new ImageColumn(imageColumnName).Resolve(data.Schema);
        Image = images?.Shape;
        var imageColumn = images?.Bind(data.Schema);
        using var cursor = data.GetRowCursor(new[] { featureColumn, imageColumn }.OfType<DataViewSchema.Column>().DistinctBy(column => column.Index));
        var readFeatures = features.CreateReader(cursor, featureColumn);
        var readBytes = imageColumn is { } pixels ? images!.CreatePixelReader(cursor, pixels) : null;
        var readFloats = imageColumn is { } values && readBytes is null ? images!.CreateReader(cursor, values) : null;
        while (cursor.MoveNext(cancellation))
        {
            _features.Add(new float[FeatureCount]);
            readFeatures(_features[^1]);
            if (readBytes is not null)
            {
                _bytes.Add(new byte[images!.Size]);
                readBytes(_bytes[^1]);
            }
            if (readFloats is not null)
            {
                _floats.Add(new float[images!.Size]);
                readFloats(_floats[^1]);
            }
        }
    }

    /// <summary>Features of a sample.</summary>
    public int FeatureCount { get; }

    /// <summary>The shape of the pictures; null without any.</summary>
    public ImageShape? Image { get; }

    /// <summary>How many samples there are.</summary>
    public int Count => _features.Count;

    /// <summary>A sample's features.</summary>
    public ReadOnlySpan<float> Features(int sample) => _features[sample];

    /// <summary>Writes a sample's picture, in [−1,1].</summary>
    public void CopyImage(int sample, Span<float> destination)
    {
        if (_bytes.Count > 0)
            PixelScale.ToFloats(_bytes[sample], destination);
        else
            _floats[sample].CopyTo(destination);
    }
}
