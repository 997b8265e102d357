using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Numerics;

/// <summary>The Gaussian that has a sample's mean and covariance, gathered from chunks of rows in memory that does not grow with
/// them.</summary>
/// <remarks>What is kept of S = (n−1)Σ is a root R with RᵀR = S, in one of two ways. Many rows of many features: S is summed up from
/// products of centred rows, and R is its Cholesky factor, as long as <see cref="ScatterCondition"/> finds S well conditioned. Otherwise,
/// and from the first chunk on that ends this: R alone, carried on by QR decompositions, which form no products, whose rounding would hide
/// the small eigenvalues; a covariance without full rank is no special case then. The first way takes half of the time.</remarks>
internal sealed class GaussianFit : IDisposable
{
    // Fewer features take no time worth saving; more have a triangle that no span can hold.
    private const int FewestFeatures = 128;
    private const int MostFeatures = 8192;

    // Rows that are centred and multiplied while they are in the processor's cache; merging adds one.
    private const int Piece = TriangularProducts.Rows - 1;

    private Tensor? _mean;
    private Tensor? _root;
    private Tensor? _scatter;

    public GaussianFit()
    {
    }

    /// <param name="sample">The sample.</param>
    /// <param name="subset">Which of its rows; all of them if null.</param>
    /// <param name="cancellation">Heard before each piece of them.</param>
    /// <exception cref="InvalidOperationException">These are fewer than two rows.</exception>
    public GaussianFit(FeatureMatrix sample, int[]? subset = null, Cancellation cancellation = default)
    {
        var rows = subset?.Length ?? sample.Rows;
        RequireRows(rows);
        var chunk = ChunkRows(sample.Columns);
        try
        {
            for (var start = 0; start < rows; start += chunk)
                Add(sample, subset, start, Math.Min(chunk, rows - start), cancellation);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How many rows were added.</summary>
    public long Rows { get; private set; }

    /// <summary>The mean, [features].</summary>
    public Tensor Mean => _mean!;

    /// <summary>R, [at most features, features], with RᵀR = (n−1)Σ.</summary>
    public Tensor Root => _root!;

    /// <summary>Whether R is the factor of a well-conditioned sum of products; it is square and upper triangular then.</summary>
    public bool IsOfProducts => _scatter is not null;

    /// <summary>How many rows to add at a time: so many that what is done once a chunk is a small part, and no more than 1 GB.</summary>
    public static int ChunkRows(int features) => Math.Max(1024, Math.Min(5 * features, (1 << 27) / features));

    /// <summary>Adds rows, at least one.</summary>
    public void Add(FeatureMatrix rows, Cancellation cancellation = default) => Add(rows, null, 0, rows.Rows, cancellation);

    /// <summary>Writes what <see cref="Merge(BinaryReader)"/> reads.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Rows);
        if (Rows == 0)
            return;
        using IDisposable scope = NewDisposeScope();
        writer.Write(IsOfProducts);
        writer.WriteNumbers(Mean.data<double>().ToArray());
        writer.Write((int)Root.shape[0]);
        writer.WriteNumbers(Root.contiguous().data<double>().ToArray());
    }

    /// <summary>Adds the rows of another fit, which has been saved.</summary>
    public void Merge(BinaryReader saved)
    {
        var count = saved.ReadInt64();
        if (count == 0)
            return;
        using IDisposable scope = NewDisposeScope();
        var products = saved.ReadBoolean();
        var means = saved.ReadNumbers();
        var mean = tensor(means, [means.Length], dtype: ScalarType.Float64, device: CPU);
        var size = saved.ReadInt32();
        var root = tensor(saved.ReadNumbers(), [size, mean.shape[0]], dtype: ScalarType.Float64, device: CPU);
        if (Rows == 0)
        {
            _scatter = products ? root.t().mm(root).DetachFromDisposeScope() : null;
            Keep(mean, root, count);
            return;
        }

        // Chan, Golub and LeVeque 1983, as below for rows.
        double total = Rows + count;
        var step = mean - Mean;
        var gain = step.Times(Math.Sqrt(Rows * (count / total))).unsqueeze(0);
        var merged = Mean.Plus(step.Times(count / total));
        if (products && IsOfProducts)
        {
            var scatter = _scatter!.Plus(root.t().mm(root)).Plus(gain.t().mm(gain));
            if (WellConditionedRoot(scatter) is { } factor)
            {
                _scatter!.Dispose();
                _scatter = scatter.DetachFromDisposeScope();
                Keep(merged, factor, Rows + count);
                return;
            }
        }

        _scatter?.Dispose();
        _scatter = null;
        Keep(merged, linalg.qr(cat([Root, root, gain], 0), linalg.QRMode.R).R, Rows + count);
    }

    /// <summary>Refuses a sample that has no covariance.</summary>
    /// <exception cref="InvalidOperationException">Fewer than two rows were added.</exception>
    public void RequireRows() => RequireRows(Rows);

    /// <summary>Trace of the covariance.</summary>
    public double Variance()
    {
        using var squares = Root.Squared();
        using var total = squares.sum();
        return total.item<double>() / (Rows - 1);
    }

    /// <summary>The covariance, [features, features]; the caller disposes it.</summary>
    public Tensor Covariance()
    {
        using var transposed = Root.t();
        using var scatter = transposed.mm(Root);
        return scatter.Over(Rows - 1.0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mean?.Dispose();
        _root?.Dispose();
        _scatter?.Dispose();
    }

    private void Add(FeatureMatrix sample, int[]? subset, int start, int count, Cancellation cancellation)
    {
        if (!TryMultiply(sample, subset, start, count, cancellation))
        {
            cancellation.ThrowIfRequested();
            Decompose(sample, subset, start, count);
        }
    }

    // False, with mean and root as they were, where S is or becomes badly conditioned.
    private bool TryMultiply(FeatureMatrix sample, int[]? subset, int start, int count, Cancellation cancellation)
    {
        var features = sample.Columns;
        var isOpen = Rows == 0 || IsOfProducts;
        if (!isOpen || features is < FewestFeatures or > MostFeatures || Rows + count <= features)
            return false;

        using IDisposable scope = NewDisposeScope();
        _scatter ??= zeros(features, features, dtype: ScalarType.Float64, device: CPU).DetachFromDisposeScope();
        var mean = _mean;
        var rows = Rows;
        // With room for one row more, so that nothing is copied to append it. One for all pieces: the system hands memory out page by page, filled with
        // zeros, which takes longer than to copy into it.
        var padded = empty([Math.Min(Piece, count) + 1, features], dtype: ScalarType.Float64, device: CPU);
        for (var first = start; first < start + count; first += Piece)
        {
            cancellation.ThrowIfRequested();
            using IDisposable inner = NewDisposeScope();
            var taken = Math.Min(Piece, start + count - first);
            var piece = padded.narrow(0, 0, taken);
            Copy(sample, subset, first, piece);
            (var gain, var merged) = Merge(piece, mean, rows);
            if (gain is not null)
            {
                piece = padded.narrow(0, 0, taken + 1);
                padded[taken].copy_(gain);
            }

            TriangularProducts.AddGram(_scatter, piece);
            mean = merged.MoveToOuterDisposeScope();
            rows += taken;
        }

        if (WellConditionedRoot(_scatter) is not { } root)
        {
            // The root of the rows before is well conditioned, and decompositions carry it on: nothing is lost.
            _scatter.Dispose();
            _scatter = null;
            return false;
        }

        Keep(mean!, root, rows);
        return true;
    }

    private void Decompose(FeatureMatrix sample, int[]? subset, int start, int count)
    {
        using IDisposable scope = NewDisposeScope();
        var rows = subset is not null ? sample.ToTensor(subset.AsSpan(start, count))
            : count == sample.Rows ? sample.ToTensor() : sample.ToTensor(start, count);
        (var gain, var mean) = Merge(rows, _mean, Rows);
        var stacked = gain is null ? rows : cat([_root!, rows, gain.unsqueeze(0)], 0);
        Keep(mean, stacked.shape[0] > stacked.shape[1] ? linalg.qr(stacked, linalg.QRMode.R).R : stacked, Rows + count);
    }

    private static void Copy(FeatureMatrix sample, int[]? subset, int start, Tensor target)
    {
        if (subset is null)
            sample.CopyTo(target, start);
        else
            sample.CopyTo(target, subset.AsSpan(start, (int)target.shape[0]));
    }

    // Puts rows about their own mean, in place. What the scatter gains by merging is one row more, and the mean of all. Chan, Golub and LeVeque
    // 1983: that row is √(nm/(n+m))·(mean of the m rows − mean of the n before).
    private static (Tensor? Gain, Tensor Mean) Merge(Tensor rows, Tensor? mean, long count)
    {
        double added = rows.shape[0];
        var own = rows.mean([0L]);
        rows.sub_(own);
        if (mean is null)
            return (null, own);

        var total = count + added;
        var step = own - mean;
        return (step.Times(Math.Sqrt(count * added / total)), mean.Plus(step.Times(added / total)));
    }

    private static Tensor? WellConditionedRoot(Tensor scatter)
    {
        try
        {
            var root = linalg.cholesky(scatter).t().contiguous();
            return ScatterCondition.SmallestCorrelation(root) >= ScatterCondition.Smallest ? root : null;
        }
        catch (ExternalException)
        {
            // A pivot was not positive: S has no full rank.
            return null;
        }
    }

    private void Keep(Tensor mean, Tensor root, long rows)
    {
        _mean?.Dispose();
        _root?.Dispose();
        (_mean, _root, Rows) = (mean.MoveToOuterDisposeScope().DetachFromDisposeScope(), root.MoveToOuterDisposeScope().DetachFromDisposeScope(), rows);
    }

    private static void RequireRows(long rows)
    {
        if (rows < 2)
            throw new InvalidOperationException($"A covariance needs at least 2 rows of features, got {rows}.");
    }
}
