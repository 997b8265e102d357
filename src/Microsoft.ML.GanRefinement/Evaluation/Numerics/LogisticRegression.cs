using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Numerics;

/// <summary>Logistic regression with the penalty ½‖w‖² on the weights and none on the offset, fitted by Newton's method.</summary>
internal sealed class LogisticRegression : IDisposable
{
    private const int MaxSteps = 50;
    private const int MaxHalvings = 30;
    private const double Converged = 1e-12;

    private readonly Tensor _weights;

    private LogisticRegression(Tensor weights) => _weights = weights;

    /// <summary>The weights followed by the offset, [features + 1].</summary>
    public Tensor Weights => _weights;

    /// <summary>Fits rows, [n, features], to labels 0 or 1, [n].</summary>
    public static LogisticRegression Fit(Tensor rows, Tensor labels, Cancellation cancellation = default)
    {
        using IDisposable scope = NewDisposeScope();
        var x = WithOnes(rows);
        var penalty = ones(x.shape[1], dtype: ScalarType.Float64, device: CPU);
        penalty[^1] = tensor(0.0, dtype: ScalarType.Float64, device: CPU);
        var weights = zeros(x.shape[1], dtype: ScalarType.Float64, device: CPU);
        var loss = Loss(x, labels, penalty, weights);
        for (var step = 0; step < MaxSteps; step++)
        {
            cancellation.ThrowIfRequested();
            // The weighted rows are as large as the rows: they do not wait for the last step.
            using IDisposable inner = NewDisposeScope();
            var p = x.mv(weights).sigmoid();
            var gradient = x.t().mv(p - labels).Plus(penalty * weights);
            var curvature = x.t().mm(x * (p * p.SubtractedFrom(1)).unsqueeze(1)).Plus(diag(penalty));
            // The offset has no penalty; where every p is 0 or 1 to rounding, its row would be zero.
            curvature = curvature.Plus(diag(TensorArithmetic.Filled(penalty.shape, 1e-12, ScalarType.Float64)));
            var direction = linalg.solve(curvature, gradient.unsqueeze(1)).squeeze(1);
            (var next, var reached) = Search(x, labels, penalty, weights, direction, loss, cancellation);
            var gain = loss - reached;
            (weights, loss) = (next.MoveToOuterDisposeScope(), reached);
            if (gain <= Converged * (1 + Math.Abs(loss)))
                break;
        }

        return new(weights.DetachFromDisposeScope());
    }

    /// <summary>The log odds of label 1, [n].</summary>
    public Tensor Logits(Tensor rows) => WithOnes(rows).mv(_weights);

    /// <inheritdoc/>
    public void Dispose() => _weights.Dispose();

    // Halves the step until the loss does not rise.
    private static (Tensor Weights, double Loss) Search(
        Tensor x, Tensor labels, Tensor penalty, Tensor weights, Tensor direction, double loss, Cancellation cancellation)
    {
        double size = 1;
        for (var i = 0; i < MaxHalvings; i++, size /= 2)
        {
            cancellation.ThrowIfRequested();
            var next = weights - direction.Times(size);
            var reached = Loss(x, labels, penalty, next);
            if (reached <= loss)
                return (next, reached);
        }

        return (weights, loss);
    }

    // Σ ln(1 + e^f) − y f, where the first term is max(f, 0) + ln(1 + e^−|f|): no overflow.
    private static double Loss(Tensor x, Tensor labels, Tensor penalty, Tensor weights)
    {
        using IDisposable scope = NewDisposeScope();
        var f = x.mv(weights);
        var each = f.AtLeast(0).Plus((-f.abs()).exp().log1p()) - (labels * f);
        return each.sum().Plus((penalty * weights.Squared()).sum().Times(0.5)).item<double>();
    }

    private static Tensor WithOnes(Tensor rows) => cat([rows, ones(rows.shape[0], 1, dtype: ScalarType.Float64, device: CPU)], 1);
}
