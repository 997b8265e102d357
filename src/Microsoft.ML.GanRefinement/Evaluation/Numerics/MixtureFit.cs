using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Numerics;

/// <summary>A mixture of Gaussians with full covariances, fitted by expectation maximisation from k-means.</summary>
internal sealed class MixtureFit : IDisposable
{
    private const int MaxRounds = 100;

    // Rounds go on while the mean log-likelihood grows by more.
    private const double LeastGain = 1e-6;

    // Of the mean variance, added to each covariance: a component of a few equal rows would have none.
    private const double Ridge = 1e-6;

    private readonly double _ridge;
    private readonly Tensor _logWeights;
    private readonly Tensor _means;
    private readonly Tensor _roots;
    private readonly Tensor _logRoots;

    /// <summary>Fits the mixture.</summary>
    /// <param name="sample">At least 2 rows.</param>
    /// <param name="components">Taken: at most as many as rows.</param>
    /// <param name="seed">Of k-means.</param>
    /// <param name="cancellation">Heard in each round.</param>
    public MixtureFit(FeatureMatrix sample, int components, int seed, Cancellation cancellation = default)
    {
        components = Math.Min(components, sample.Rows);
        using IDisposable scope = NewDisposeScope();
        var rows = sample.ToTensor();
        var variance = (rows - rows.mean([0L])).Squared().mean().ReadDouble();
        _ridge = Ridge * (variance > 0 ? variance : 1);
        using KMeans clusters = new(sample, components, seed, cancellation);
        var shares = nn.functional.one_hot(clusters.Assign(rows), components).to_type(ScalarType.Float64);
        (_logWeights, _means, _roots, _logRoots) = Maximized(rows, shares);
        var before = double.NegativeInfinity;
        for (var round = 0; round < MaxRounds; round++)
        {
            cancellation.ThrowIfRequested();
            using IDisposable inner = NewDisposeScope();
            var joint = LogJoint(rows);
            var logs = joint.logsumexp(1, keepdim: true);
            var mean = logs.mean().ReadDouble();
            if (!(mean > before + LeastGain))
                break;
            before = mean;
            var next = Maximized(rows, (joint - logs).exp());
            (_logWeights, _means, _roots, _logRoots) = (Out(next.LogWeights), Out(next.Means), Out(next.Roots), Out(next.LogRoots));
        }

        foreach (var tensor in new[] { _logWeights, _means, _roots, _logRoots })
            tensor.DetachFromDisposeScope();

        static Tensor Out(Tensor tensor) => tensor.MoveToOuterDisposeScope();
    }

    /// <summary>The log density at each row, in nats.</summary>
    public double[] LogDensities(FeatureMatrix sample, Cancellation cancellation = default)
    {
        cancellation.ThrowIfRequested();
        using IDisposable scope = NewDisposeScope();
        return LogJoint(sample.ToTensor()).logsumexp(1).data<double>().ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in new[] { _logWeights, _means, _roots, _logRoots })
            tensor.Dispose();
    }

    // [n, k]: ln(weight · density) of each component at each row.
    private Tensor LogJoint(Tensor rows)
    {
        var constant = -rows.shape[1] / 2.0 * Math.Log(2 * Math.PI);
        var components = Enumerable.Range(0, (int)_means.shape[0]).Select(k =>
        {
            // Rows of thousands of features fill memory: one component's at a time.
            using IDisposable scope = NewDisposeScope();
            // Times Σ^(−½): what is left is round, of variance 1.
            var white = (rows - _means[k]).mm(_roots[k]);
            return white.mul_(white).sum(1).Times(-0.5).Plus(_logRoots[k]).Plus(_logWeights[k]).MoveToOuterDisposeScope();
        });
        return stack(components, 1).Plus(constant);
    }

    // Weights, means and covariances of rows that belong to the components by shares [n, k].
    private (Tensor LogWeights, Tensor Means, Tensor Roots, Tensor LogRoots) Maximized(Tensor rows, Tensor shares)
    {
        // A component that has lost all its rows keeps a trace of all of them.
        shares = shares.Plus(1e-12);
        var counts = shares.sum(0L);
        var means = shares.t().mm(rows) / counts.unsqueeze(1);
        List<Tensor> roots = [], logs = [];
        using var ridge = eye(rows.shape[1], dtype: ScalarType.Float64, device: CPU).Times(_ridge);
        for (var k = 0; k < means.shape[0]; k++)
        {
            using IDisposable scope = NewDisposeScope();
            var centred = rows - means[k];
            var covariance = (centred * shares.select(1, k).unsqueeze(1)).t().mm(centred) / counts[k];
            // Σ = LLᵀ; the ridge keeps every pivot positive. (x − μ)L⁻ᵀ is round.
            var lower = linalg.cholesky(covariance.Plus(ridge));
            roots.Add(linalg.inv(lower).t().contiguous().MoveToOuterDisposeScope());
            logs.Add(lower.diagonal().log().sum().negative().MoveToOuterDisposeScope());
        }
        return ((counts / counts.sum()).log(), means, stack(roots), stack(logs));
    }
}
