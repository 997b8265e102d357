using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Normalises each feature over the batch while training, and by the running statistics in eval mode (by the batch's where none are
/// tracked).
/// </summary>
public abstract class BatchNorm : NormBase
{
    public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device device,
        ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        double factor = momentum ?? 0;
        if (training && track_running_stats && num_batches_tracked is { } batches)
        {
            Native.Check(Native.gan_count_up(batches.Handle));
            // Without a momentum the running statistics are plain means over the batches seen.
            factor = momentum ?? 1.0 / batches.ToDouble();
        }
        bool ofBatch = training || running_mean is null && running_var is null;
        bool tracked = !training || track_running_stats;
        return nn.functional.batch_norm(input, tracked ? running_mean : null, tracked ? running_var : null, weight, bias, ofBatch, factor,
            eps);
    }
}
