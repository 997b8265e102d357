using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>Says which rows of a descent are done, and keeps the best latent of each.</summary>
/// <param name="start">[B, Z]: where they begin.</param>
/// <param name="targetScore">A row with that score is done; null for no such score.</param>
/// <param name="patience">A row is done after so many looks in a row without a lower loss.</param>
/// <param name="minDelta">How much lower it has to be.</param>
internal sealed class RowWatch(Tensor start, double? targetScore, int patience, double minDelta)
{
    private readonly double[] _lowest = Filled(start.shape[0]);
    private readonly double[] _reference = Filled(start.shape[0]);
    private readonly int[] _misses = new int[start.shape[0]];

    /// <summary>[B, Z]: of each row, the latent with the lowest loss that was seen.</summary>
    public Tensor Best { get; } = start.clone();

    /// <summary>Looks at rows; returns those that are to go on.</summary>
    /// <param name="rows">Which rows these are, at least one.</param>
    /// <param name="values">What is lowered, and scores: of the rows in order; more are passed over.</param>
    /// <param name="latents">[at least the rows, Z].</param>
    public int[] See(int[] rows, RowValues values, Tensor latents)
    {
        var (losses, scores) = (Read(values.Losses), Read(values.Scores!));
        List<int> going = [];
        List<long> better = [];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            if (losses[i] < _lowest[row])
            {
                _lowest[row] = losses[i];
                better.Add(i);
            }
            _misses[row]++;
            // The first look has nothing to be lower than.
            if (losses[i] < _reference[row] - minDelta || double.IsPositiveInfinity(_reference[row]))
                (_reference[row], _misses[row]) = (losses[i], 0);
            if (_misses[row] < patience && !(scores[i] >= targetScore))
                going.Add(row);
        }
        Keep(rows, better, latents);
        return [.. going];
    }

    private void Keep(int[] rows, List<long> better, Tensor latents)
    {
        if (better.Count == 0)
            return;
        using var scope = NewDisposeScope();
        var from = tensor(better.ToArray(), dtype: ScalarType.Int64, device: CPU).to(latents.device);
        var to = tensor(better.Select(i => (long)rows[i]).ToArray(), dtype: ScalarType.Int64, device: CPU).to(latents.device);
        Best.index_copy_(0, to, latents.detach().index_select(0, from));
    }

    private static double[] Read(Tensor values)
    {
        using var doubles = values.to(ScalarType.Float64).cpu().contiguous();
        using var data = doubles.data<double>();
        return data.ToArray();
    }

    private static double[] Filled(long count)
    {
        var values = new double[count];
        Array.Fill(values, double.PositiveInfinity);
        return values;
    }
}
