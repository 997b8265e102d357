using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

/// <summary>The images that both sides train on: noise, which takes as long as pictures.</summary>
internal static class NoiseImages
{
    private const int Count = 1024;

    public static TrainingSet Read(IChannel channel, TrainingCase one)
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, Count).Select(i => new Row { Image = new byte[one.Image.Size], Label = (uint)(i % 10) }).ToList();
        rows.ForEach(row => random.NextBytes(row.Image));
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Image)].ColumnType = new VectorDataViewType(NumberDataViewType.Byte, one.Image.Channels, one.Image.Height, one.Image.Width);
        return TrainingSet.Read(channel, new MLContext().Data.LoadFromEnumerable(rows, schema), new ImageColumn(nameof(Row.Image)),
            one.ClassCount == 0 ? null : new KeyColumn(nameof(Row.Label)));
    }

    private sealed class Row
    {
        public byte[] Image { get; set; } = [];

        [KeyType(10)]
        public uint Label { get; set; }
    }
}
