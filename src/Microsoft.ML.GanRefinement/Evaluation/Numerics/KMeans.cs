using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Numerics;

/// <summary>Lloyd's k-means from Arthur and Vassilvitskii's 2007 seeding, with a generator of its own.</summary>
internal sealed class KMeans : IDisposable
{
    private const int MaxRounds = 100;

    private readonly Tensor _mean;
    private readonly Tensor _centres;

    /// <summary>Clusters a sample.</summary>
    /// <param name="sample">The rows.</param>
    /// <param name="k">How many clusters, at most as many as rows.</param>
    /// <param name="seed">Seed of the first centres.</param>
    /// <param name="cancellation">Heard before each centre and each round.</param>
    public KMeans(FeatureMatrix sample, int k, int seed, Cancellation cancellation = default)
    {
        using IDisposable scope = NewDisposeScope();
        var rows = sample.ToTensor();
        _mean = rows.mean([0L]).DetachFromDisposeScope();
        rows.sub_(_mean);
        _centres = Seeds(rows, k, Draws.Stream(seed, DrawPurpose.Clusters), cancellation);
        var assigned = Nearest(rows);
        for (var round = 0; round < MaxRounds; round++)
        {
            cancellation.ThrowIfRequested();
            // Rounds are many: each gives back at once what it does not hand on.
            using IDisposable inner = NewDisposeScope();
            _centres = Moved(rows, assigned).MoveToOuterDisposeScope();
            var next = Nearest(rows);
            if ((next == assigned).all().item<bool>())
                break;

            assigned = next.MoveToOuterDisposeScope();
        }

        _centres.DetachFromDisposeScope();
    }

    /// <summary>How many rows of a sample are nearest to each centre.</summary>
    public int[] Count(FeatureMatrix sample, Cancellation cancellation = default)
    {
        cancellation.ThrowIfRequested();
        using IDisposable scope = NewDisposeScope();
        var counts = new int[_centres.shape[0]];
        foreach (var cluster in Nearest(sample.ToTensor().sub_(_mean)).data<long>().ToArray())
            counts[cluster]++;

        return counts;
    }

    /// <summary>The nearest centre of each row.</summary>
    /// <param name="rows">[rows, columns]; stays as it is.</param>
    public Tensor Assign(Tensor rows) => Nearest(rows - _mean);

    /// <inheritdoc/>
    public void Dispose()
    {
        _mean.Dispose();
        _centres.Dispose();
    }

    // Each next centre is a row, drawn in proportion to its squared distance from the centres so far.
    private static Tensor Seeds(Tensor rows, int k, RandomStream stream, Cancellation cancellation)
    {
        var count = (int)rows.shape[0];
        var chosen = new List<Tensor> { rows.narrow(0, stream.NextIndex(count), 1) };
        var nearest = new double[count];
        Array.Fill(nearest, double.PositiveInfinity);
        while (chosen.Count < k)
        {
            cancellation.ThrowIfRequested();
            using IDisposable scope = NewDisposeScope();
            var distances = (rows - chosen[^1]).Squared().sum(1).data<double>().ToArray();
            double total = 0;
            for (var i = 0; i < count; i++)
            {
                nearest[i] = Math.Min(nearest[i], distances[i]);
                total += nearest[i];
            }

            chosen.Add(rows.narrow(0, Draw(nearest, total * Draws.Unit(ref stream)), 1).MoveToOuterDisposeScope());
        }

        return cat([.. chosen], 0);
    }

    private static int Draw(double[] weights, double target)
    {
        var last = 0;
        for (var i = 0; i < weights.Length && target >= 0; i++)
        {
            if (weights[i] > 0)
            {
                target -= weights[i];
                last = i;
            }
        }

        return last;
    }

    // A cluster without rows keeps its centre.
    private Tensor Moved(Tensor rows, Tensor assigned)
    {
        var sums = zeros_like(_centres).AddRows(assigned, rows);
        var counts = zeros(_centres.shape[0], dtype: ScalarType.Float64, device: CPU)
            .AddRows(assigned, ones(rows.shape[0], dtype: ScalarType.Float64, device: CPU));
        var filled = counts.IsAbove(0).unsqueeze(1);
        return (sums / counts.AtLeast(1).unsqueeze(1)).where(filled, _centres);
    }

    private Tensor Nearest(Tensor rows)
    {
        var distances = _centres.Squared().sum(1) - rows.mm(_centres.t()).Times(2.0);
        return distances.argmin(1);
    }
}
