using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Benchmarks.Coaching;

internal sealed class Picture
{
    public byte[] Image { get; set; } = [];

    public static SchemaDefinition Schema(ImageShape image)
    {
        var schema = SchemaDefinition.Create(typeof(Picture));
        schema[nameof(Image)].ColumnType = new VectorDataViewType(NumberDataViewType.Byte, image.Channels, image.Height, image.Width);
        return schema;
    }
}
