using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Appended;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>Opaque images made of pixels in [−1,1]; of one channel, grey ones.</summary>
internal static class PictureColumn
{
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or holds no images.</exception>
    public static RowBinding Bind(DataViewSchema schema, string name, string inputName, IHost host)
    {
        var source = new ImageColumn(inputName, host: host).Resolve(schema);
        var bound = source.Bind(schema);
        var shape = source.Shape!.Value;
        return new RowBinding(schema, name, new ImageDataViewType(shape.Height, shape.Width), bound, row =>
        {
            var read = source.CreateReader(row, bound);
            var planes = new float[shape.Size];
            var pixels = new byte[4 * shape.Height * shape.Width];
            return (ValueGetter<MLImage>)((ref MLImage image) =>
            {
                read(planes);
                Interleave(planes, shape.Channels, pixels);
                // A new one each time: the one handed in is the row's before, which a list of rows, or a kept prediction, still shows.
                image = MLImage.CreateFromPixels(shape.Width, shape.Height, MLPixelFormat.Bgra32, pixels);
            });
        });
    }

    private static void Interleave(float[] planes, int channels, byte[] bgra)
    {
        var size = bgra.Length / 4;
        // Red, green and blue planes; a grey image has one for all three.
        var green = channels == 1 ? 0 : size;
        for (var i = 0; i < size; i++)
        {
            bgra[4 * i] = PixelScale.ToByte(planes[(2 * green) + i]);
            bgra[(4 * i) + 1] = PixelScale.ToByte(planes[green + i]);
            bgra[(4 * i) + 2] = PixelScale.ToByte(planes[i]);
            bgra[(4 * i) + 3] = byte.MaxValue;
        }
    }
}
