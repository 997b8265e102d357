namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>Brings images in memory, all of one shape, to another height and width; those of that size already are only copied.</summary>
internal sealed class ResizedImages
{
    private readonly ImageShape _source;
    private readonly ImageShape _target;
    private readonly ImageResizer _resizer;
    private readonly float[] _channel;

    /// <param name="source">The images' shape.</param>
    /// <param name="target">The shape wanted, with as many channels.</param>
    public ResizedImages(ImageShape source, ImageShape target)
    {
        (_source, _target) = (source, target);
        _resizer = new ImageResizer(source.Height, source.Width, target.Height, target.Width, ImageResizing.CenterCrop);
        _channel = new float[source.Height * source.Width];
    }

    /// <summary>Resizes an image.</summary>
    public void Resize(ReadOnlySpan<byte> image, Span<byte> output)
    {
        if (_source == _target)
        {
            image.CopyTo(output);
            return;
        }

        var size = _target.Height * _target.Width;
        for (var c = 0; c < _source.Channels; c++)
        {
            var channel = image.Slice(c * _channel.Length, _channel.Length);
            for (var i = 0; i < channel.Length; i++)
                _channel[i] = channel[i];

            _resizer.Resize(_channel, background: 0, output.Slice(c * size, size));
        }
    }
}
