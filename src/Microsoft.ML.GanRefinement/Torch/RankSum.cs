using System.Runtime.ExceptionServices;
using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>s = Σ xᵣ over ranks, on all of them. With L the mean of the ranks' losses Lᵣ, N·∂L/∂xᵣ = Σ ∂L_q/∂s: the derivative is the same sum, of slopes,
/// so it can be differentiated again.</summary>
internal sealed class RankSum : autograd.SingleTensorFunction<RankSum>
{
    // Of a backward pass on this thread: thrown there it would end the process, since native code lies between.
    [ThreadStatic]
    private static ExceptionDispatchInfo? s_failure;

    /// <inheritdoc/>
    public override string Name => nameof(RankSum);

    /// <summary>The sum, with a graph.</summary>
    public static Tensor Of(Tensor own, Ranks ranks)
    {
        Rethrow();
        return apply(own, ranks);
    }

    /// <summary>Throws what has failed within a backward pass of this thread.</summary>
    public static void Rethrow()
    {
        var failure = s_failure;
        s_failure = null;
        failure?.Throw();
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var ranks = (Ranks)vars[1];
        ctx.save_data(nameof(Ranks), ranks);
        return AcrossRanks.Sum((Tensor)vars[0], ranks);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        try
        {
            return [apply(grad_output, (Ranks)ctx.get_data(nameof(Ranks))), null!];
        }
        catch (Exception e)
        {
            s_failure ??= ExceptionDispatchInfo.Capture(e);
            return [grad_output, null!];
        }
    }
}
