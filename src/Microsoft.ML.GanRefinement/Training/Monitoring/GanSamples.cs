using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement;

/// <summary>Samples of a network in training, always of the same latents, as the callback <c>OnSamples</c> gets them.</summary>
public sealed class GanSamples
{
    private readonly ImageShape _shape;
    private readonly float[] _values;
    private readonly IReadOnlyList<string> _classNames;

    internal GanSamples(int iteration, ImageShape shape, float[] values, IReadOnlyList<string> classNames)
    {
        (Iteration, _shape, _values, _classNames) = (iteration, shape, values, classNames);
    }

    /// <summary>Iterations done when they were made.</summary>
    public int Iteration { get; }

    /// <summary>The real images of the iteration's last batch as the discriminator saw them after a lens, an attack or a perturbation, or, of growing
    /// networks, at the resolution that they have come to; null if there is none of these.</summary>
    public GanSamples? RealSeen { get; internal init; }

    /// <summary>How many there are.</summary>
    public int Count => _values.Length / _shape.Size;

    /// <summary>Channels of a sample: 1 for grey, 3 for red, green, blue.</summary>
    public int Channels => _shape.Channels;

    /// <summary>Rows of pixels.</summary>
    public int Height => _shape.Height;

    /// <summary>Columns of pixels.</summary>
    public int Width => _shape.Width;

    /// <summary>One sample's values, channels × height × width, in [−1,1] for images.</summary>
    /// <param name="index">From 0, below <see cref="Count"/>.</param>
    public ReadOnlyMemory<float> this[int index]
    {
        get
        {
            if (index < 0 || index >= Count)
                throw OptionChecks.OutOfRange(nameof(index), index, $"index must be at least 0 and below {Count}; it is {index}.");
            return _values.AsMemory(index * _shape.Size, _shape.Size);
        }
    }

    /// <summary>The name of the class that a sample was made for; null in an unconditional network.</summary>
    /// <param name="index">From 0, below <see cref="Count"/>.</param>
    public string? ClassName(int index) => _classNames.Count == 0 ? null : _classNames[index % _classNames.Count];

    /// <summary>All samples in rows on one picture, from the top left, without gaps; <c>Save("samples.png")</c> writes it.</summary>
    /// <param name="columns">Samples in a row, at least 1; null for one per class, or for a square if there are no classes.</param>
    /// <returns>A picture that the caller disposes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="columns"/> is below 1.</exception>
    /// <exception cref="InvalidOperationException">The samples are not pictures: they have neither 1 nor 3 channels.</exception>
    public MLImage ToImage(int? columns = null)
    {
        if (_shape.IsVector || Channels is not (1 or 3))
            throw new InvalidOperationException($"Samples of shape {_shape} are no pictures: those have 1 channel (grey) or 3 (red, green, blue).");
        var across = columns ?? (_classNames.Count > 0 ? Math.Min(_classNames.Count, Count) : (int)Math.Ceiling(Math.Sqrt(Count)));
        OptionChecks.AtLeast(1, across, nameof(columns));
        var (width, height) = (across * Width, (Count + across - 1) / across * Height);
        var pixels = new byte[width * height * 4];
        for (var sample = 0; sample < Count; sample++)
            Paint(sample, pixels.AsSpan(((sample / across * Height * width) + (sample % across * Width)) * 4), width);
        return MLImage.CreateFromPixels(width, height, MLPixelFormat.Bgra32, pixels);
    }

    private void Paint(int sample, Span<byte> corner, int stride)
    {
        var values = this[sample].Span;
        var plane = Height * Width;
        for (var i = 0; i < plane; i++)
        {
            var pixel = corner[(((i / Width * stride) + (i % Width)) * 4)..];
            for (var color = 0; color < 3; color++)
                pixel[color] = PixelScale.ToByte(values[(Channels == 1 ? 0 : (2 - color) * plane) + i]);
            pixel[3] = byte.MaxValue;
        }
    }
}
