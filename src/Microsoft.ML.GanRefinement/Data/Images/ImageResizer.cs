namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>Brings images of one size, channel by channel, to another size.</summary>
internal sealed class ImageResizer
{
    private readonly ResampledAxis _rows;
    private readonly ResampledAxis _columns;
    private readonly int _height;
    private readonly int _width;
    private readonly int _top;
    private readonly int _left;
    private readonly float[] _narrowed;

    /// <param name="sourceHeight">Height of the images to come.</param>
    /// <param name="sourceWidth">Their width.</param>
    /// <param name="height">Height wanted.</param>
    /// <param name="width">Width wanted.</param>
    /// <param name="resizing">What happens to other proportions.</param>
    public ImageResizer(int sourceHeight, int sourceWidth, int height, int width, ImageResizing resizing)
    {
        (_height, _width) = (height, width);
        double vertical = (double)sourceHeight / height, horizontal = (double)sourceWidth / width;
        (double shownHeight, double shownWidth) = (sourceHeight, sourceWidth);
        (var filledHeight, var filledWidth) = (height, width);
        if (resizing == ImageResizing.CenterCrop)
        {
            var scale = Math.Min(vertical, horizontal);
            (shownHeight, shownWidth) = (scale * height, scale * width);
        }
        else if (resizing == ImageResizing.Pad)
        {
            var scale = Math.Max(vertical, horizontal);
            (filledHeight, filledWidth) = (Filled(sourceHeight / scale, height), Filled(sourceWidth / scale, width));
        }

        (_top, _left) = ((height - filledHeight) / 2, (width - filledWidth) / 2);
        _rows = new ResampledAxis(sourceHeight, (sourceHeight - shownHeight) / 2, shownHeight, filledHeight);
        _columns = new ResampledAxis(sourceWidth, (sourceWidth - shownWidth) / 2, shownWidth, filledWidth);
        _narrowed = new float[sourceHeight * filledWidth];
    }

    /// <summary>Resizes a channel.</summary>
    /// <param name="channel">Its rows one after the other.</param>
    /// <param name="background">What is put around it where it is padded.</param>
    /// <param name="output">Room for the rows of the result.</param>
    public void Resize(ReadOnlySpan<float> channel, byte background, Span<byte> output)
    {
        output[..(_height * _width)].Fill(background);
        for (var y = 0; y < _rows.Source; y++)
        {
            var line = channel.Slice(y * _columns.Source, _columns.Source);
            for (var x = 0; x < _columns.Outputs; x++)
                _narrowed[(y * _columns.Outputs) + x] = _columns.Sample(x, line, stride: 1);
        }

        for (var y = 0; y < _rows.Outputs; y++)
        {
            for (var x = 0; x < _columns.Outputs; x++)
            {
                var value = _rows.Sample(y, _narrowed.AsSpan(x), stride: _columns.Outputs);
                output[((_top + y) * _width) + _left + x] = (byte)Math.Clamp(MathF.Round(value), byte.MinValue, byte.MaxValue);
            }
        }
    }

    private static int Filled(double size, int room) => Math.Clamp((int)Math.Round(size), 1, room);
}
