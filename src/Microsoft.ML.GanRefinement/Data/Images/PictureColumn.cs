using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.DataViews.Appended;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>Opaque images made of pixels in [−1,1]; of one channel, grey ones.</summary>
internal sealed class PictureColumn : IAppendedColumn
{
    private readonly ISampleColumn _source;
    private readonly DataViewSchema.Column _bound;

    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or holds no images.</exception>
    public PictureColumn(DataViewSchema schema, string name, string inputName, IHost host)
    {
        _source = new ImageColumn(inputName, host: host).Resolve(schema);
        _bound = _source.Bind(schema);
        Name = name;
        Type = new ImageDataViewType(Shape.Height, Shape.Width);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public DataViewType Type { get; }

    /// <inheritdoc/>
    public DataViewSchema.Column? Input => _bound;

    private ImageShape Shape => _source.Shape!.Value;

    /// <inheritdoc/>
    public Delegate CreateGetter(DataViewRow input)
    {
        var read = _source.CreateReader(input, _bound);
        var shape = Shape;
        var planes = new float[shape.Size];
        var pixels = new byte[4 * shape.Height * shape.Width];
        return (ValueGetter<MLImage>)((ref MLImage image) =>
        {
            read(planes);
            Interleave(planes, shape.Channels, pixels);
            // A new one each time: the one handed in is the row's before, which a list of rows, or a kept prediction, still shows.
            image = MLImage.CreateFromPixels(shape.Width, shape.Height, MLPixelFormat.Bgra32, pixels);
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
