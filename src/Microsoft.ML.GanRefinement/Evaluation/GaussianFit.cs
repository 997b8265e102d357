using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>The Gaussian that has a sample's mean and covariance, gathered from chunks of rows in memory that does not grow with them.</summary>
/// <remarks>
/// Instead of Σ it keeps a triangular root R with RᵀR = (n−1)Σ, carried on by QR decompositions: products of rows, whose rounding hides the
/// small eigenvalues of Σ, are never formed, and a covariance without full rank is no special case.
/// </remarks>
internal sealed class GaussianFit : IDisposable
{
    private Tensor? _mean;
    private Tensor? _root;

    public GaussianFit()
    {
    }

    /// <exception cref="InvalidOperationException">The sample has fewer than two rows.</exception>
    public GaussianFit(FeatureMatrix sample)
    {
        RequireRows(sample.Rows);
        // Large enough that the root, of as many rows as features, is a small part of what each decomposition reads.
        int chunk = Math.Max(1024, 4 * sample.Columns);
        using Tensor rows = sample.ToTensor();
        for (var start = 0; start < sample.Rows; start += chunk)
        {
            using Tensor part = rows.narrow(0, start, Math.Min(chunk, sample.Rows - start));
            Add(part);
        }
    }

    /// <summary>How many rows were added.</summary>
    public long Rows { get; private set; }

    /// <summary>The mean, [features].</summary>
    public Tensor Mean => _mean!;

    /// <summary>R, [at most features, features], with RᵀR = (n−1)Σ.</summary>
    public Tensor Root => _root!;

    /// <summary>Adds rows, [m, features] in double precision.</summary>
    /// <remarks>Chan, Golub and LeVeque 1983: the merged scatter has a rank-one part √(nm/(n+m))·(mean of the chunk − mean so far).</remarks>
    public void Add(Tensor rows)
    {
        using IDisposable scope = NewDisposeScope();
        long added = rows.shape[0];
        Tensor mean = rows.mean([0L]);
        Tensor centred = rows - mean;
        Tensor stacked = centred;
        if (_mean is not null)
        {
            double total = Rows + added;
            Tensor step = mean - _mean;
            stacked = cat([_root!, centred, (step * Math.Sqrt(Rows * added / total)).unsqueeze(0)], 0);
            mean = _mean + (step * (added / total));
        }

        Rows += added;
        Tensor root = stacked.shape[0] > stacked.shape[1] ? linalg.qr(stacked, linalg.QRMode.R).R : stacked;
        _mean?.Dispose();
        _root?.Dispose();
        (_mean, _root) = (mean.MoveToOuterDisposeScope().DetachFromDisposeScope(), root.MoveToOuterDisposeScope().DetachFromDisposeScope());
    }

    /// <summary>Refuses a sample that has no covariance.</summary>
    /// <exception cref="InvalidOperationException">Fewer than two rows were added.</exception>
    public void RequireRows() => RequireRows(Rows);

    /// <summary>Trace of the covariance.</summary>
    public double Variance()
    {
        using Tensor squares = Root.square();
        using Tensor total = squares.sum();
        return total.item<double>() / (Rows - 1);
    }

    /// <summary>The covariance, [features, features]; the caller disposes it.</summary>
    public Tensor Covariance()
    {
        using Tensor transposed = Root.t();
        using Tensor scatter = transposed.mm(Root);
        return scatter / (Rows - 1.0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mean?.Dispose();
        _root?.Dispose();
    }

    private static void RequireRows(long rows)
    {
        if (rows < 2)
        {
            throw new InvalidOperationException($"A covariance needs at least 2 rows of features, got {rows}.");
        }
    }
}
