using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalises each feature of each sample.</summary>
public abstract class InstanceNorm : NormBase
{
    public InstanceNorm(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device device,
        ScalarType? dtype, string name)
        : base(num_features, eps, momentum ?? 0.1, affine, track_running_stats, device, dtype, name)
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        long features = input.dim() - GetNumberOfBatchDimensions();
        if (input.size((int)features) != num_features)
            throw new ArgumentException($"Dimension {features} has {input.size((int)features)} features instead of {num_features}.");
        if (features != 0)
            return Normalised(input);
        using Tensor batch = input.unsqueeze(0);
        using Tensor normalised = Normalised(batch);
        return normalised.squeeze(0);
    }

    /// <summary>How many dimensions a sample of one feature has, the feature's own included.</summary>
    protected abstract long GetNumberOfBatchDimensions();

    private Tensor Normalised(Tensor input) => nn.functional.instance_norm(
        input, running_mean, running_var, weight, bias, training || !track_running_stats, momentum ?? 0.1, eps);
}
