using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>Batch normalisation by the statistics of this process's rows, or of all ranks' rows where they are to be synchronised.</summary>
internal static class SynchronizedNorm
{
    /// <summary>As torch's function of the same arguments.</summary>
    public static Tensor Normalize(
        Tensor input, Tensor? mean, Tensor? variance, Tensor? weight, Tensor? bias, bool training, double momentum, double epsilon) =>
        training && Ranks.Current.SynchronizesNorms
            ? OfAll(input, mean!, variance!, weight, bias, momentum, epsilon)
            : nn.functional.batch_norm(input, mean, variance, weight, bias, training, momentum, epsilon);

    private static Tensor OfAll(Tensor input, Tensor mean, Tensor variance, Tensor? weight, Tensor? bias, double momentum, double epsilon)
    {
        // Over all but the channels.
        long[] over = [.. Enumerable.Range(0, (int)input.dim()).Where(d => d != 1).Select(d => (long)d)];
        var own = input.mean(over, keepdim: true);
        var ownVariance = (input - own).Squared().mean(over, keepdim: true);
        // The variance of all rows is the mean of the ranks' own and that of their means around the common one.
        var moments = AcrossRanks.Rows(stack([own, ownVariance], 0).unsqueeze(0));
        var (means, variances) = (moments.select(1, 0), moments.select(1, 1));
        var common = means.mean([0]);
        var spread = variances.mean([0]).Plus((means - common).Squared().mean([0]));
        if (momentum > 0)
            Track(mean, variance, common, spread, (double)input.numel() / input.shape[1] * Ranks.Current.Size, momentum);
        var normalized = (input - common) * spread.Plus(epsilon).rsqrt();
        return weight is null ? normalized : (normalized * weight.view(common.shape)).Plus(bias!.view(common.shape));
    }

    private static void Track(Tensor mean, Tensor variance, Tensor common, Tensor spread, double count, double momentum)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        mean.Scale(1 - momentum).Add(common.view(mean.shape), momentum);
        variance.Scale(1 - momentum).Add(spread.view(variance.shape), momentum * count / (count - 1));
    }
}
