using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Perturbations;

/// <summary>A Gaussian blur of images, channel by channel, that reaches three deviations far. Beyond the edges there is nothing: weights are of the pixels that
/// are there, so a constant image stays as it is.</summary>
internal sealed class GaussianBlur : IDisposable
{
    private const double Reach = 3;

    private readonly Tensor _column;
    private readonly Tensor _row;
    private readonly int _radius;
    private Tensor? _inside;

    /// <param name="deviation">In pixels, above 0.</param>
    /// <param name="device">Where images are.</param>
    public GaussianBlur(double deviation, Device device)
    {
        _radius = (int)Math.Ceiling(Reach * deviation);
        float[] weights = [.. Enumerable.Range(-_radius, (2 * _radius) + 1).Select(i => (float)Math.Exp(-i * i / (2 * deviation * deviation)))];
        _column = tensor(weights, [1, 1, weights.Length, 1], ScalarType.Float32, device).DetachFromDisposeScope();
        _row = tensor(weights, [1, 1, 1, weights.Length], ScalarType.Float32, device).DetachFromDisposeScope();
    }

    /// <summary>Blurred images [B, C, H, W].</summary>
    public Tensor Apply(Tensor images)
    {
        var planes = images.reshape(-1, 1, images.shape[2], images.shape[3]);
        if (_inside is null || !_inside.shape.AsSpan(2).SequenceEqual(planes.shape.AsSpan(2)))
        {
            // What a plane of ones gives is the weight that lies inside the image.
            using var recording = inference_mode(false);
            _inside?.Dispose();
            _inside = Sum(ones_like(planes.narrow(0, 0, 1)).detach()).DetachFromDisposeScope();
        }
        return (Sum(planes) / _inside).reshape(images.shape);
    }

    private Tensor Sum(Tensor planes) =>
        nn.functional.conv2d(nn.functional.conv2d(planes, _column, null, [1, 1], [_radius, 0]), _row, null, [1, 1], [0, _radius]);

    /// <inheritdoc/>
    public void Dispose()
    {
        _column.Dispose();
        _row.Dispose();
        _inside?.Dispose();
    }
}
