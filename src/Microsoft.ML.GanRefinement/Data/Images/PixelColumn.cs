using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Appended;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>Images as bytes, in planes, as loaded training images are.</summary>
internal static class PixelColumn
{
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or holds no images.</exception>
    public static RowBinding Bind(DataViewSchema schema, string name, string inputName, IHost host)
    {
        var source = new ImageColumn(inputName, host: host).Resolve(schema);
        var bound = source.Bind(schema);
        var shape = source.Shape!.Value;
        VectorDataViewType type = new(NumberDataViewType.Byte, shape.Channels, shape.Height, shape.Width);
        return new RowBinding(schema, name, type, bound, row =>
        {
            var read = source.CreateReader(row, bound);
            var pixels = new float[source.Size];
            return (ValueGetter<VBuffer<byte>>)((ref VBuffer<byte> value) =>
            {
                read(pixels);
                var editor = VBufferEditor.Create(ref value, pixels.Length);
                for (var i = 0; i < pixels.Length; i++)
                    editor.Values[i] = PixelScale.ToByte(pixels[i]);

                value = editor.Commit();
            });
        });
    }
}
