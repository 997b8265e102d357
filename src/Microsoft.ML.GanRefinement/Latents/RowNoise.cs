using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>Random numbers for rows, addressed by seed, purpose, step and the row's id: a row's do not depend on the batch it is in.</summary>
/// <param name="batch">The rows.</param>
/// <param name="seed">The refiner's.</param>
/// <param name="purpose">A constant of whoever draws.</param>
internal sealed class RowNoise(RefinementBatch batch, int seed, DrawPurpose purpose)
{
    private const ulong Rows = 0x526F774E6F697300;

    /// <summary>[B, Z] standard normal values, in the latents' type and place.</summary>
    public Tensor Normal(int step) => Draw(step, (ref RandomStream stream, Span<double> row) =>
    {
        for (var i = 0; i < row.Length; i += 2)
        {
            (row[i], var second) = stream.NextNormals();
            if (i + 1 < row.Length)
                row[i + 1] = second;
        }
    });

    /// <summary>[B, Z] values of the prior.</summary>
    public Tensor Prior(int step) => batch.Prior == LatentDistribution.Normal ? Normal(step) : Draw(step, (ref RandomStream stream, Span<double> row) =>
    {
        foreach (ref var value in row)
            value = (2 * stream.NextUnit()) - 1;
    });

    /// <summary>[B, Z] values of the prior that are within ±bound: others are drawn again.</summary>
    public Tensor PriorWithin(double bound) => batch.Prior == LatentDistribution.Normal ? NormalWithin(bound) : Prior(0).Times(Math.Min(bound, 1));

    private Tensor NormalWithin(double bound) => Draw(0, (ref RandomStream stream, Span<double> row) =>
    {
        for (var i = 0; i < row.Length;)
        {
            var (first, second) = stream.NextNormals();
            if (Math.Abs(first) <= bound)
                row[i++] = first;
            if (i < row.Length && Math.Abs(second) <= bound)
                row[i++] = second;
        }
    });

    /// <summary>[B, Z], 1 where a coordinate is chosen and 0 elsewhere: each with that probability, and one in any case.</summary>
    public Tensor Chosen(int step, double probability) => Draw(step, (ref RandomStream stream, Span<double> row) =>
    {
        var certain = stream.NextIndex(row.Length);
        for (var i = 0; i < row.Length; i++)
            row[i] = stream.NextUnit() < probability || i == certain ? 1 : 0;
    });

    private Tensor Draw(int step, Fill fill)
    {
        var size = (int)batch.Latents.shape[1];
        var values = new double[batch.Count * size];
        for (var row = 0; row < batch.Count; row++)
        {
            var id = batch.IdOf(row);
            var stream = new RandomStream((uint)seed | ((ulong)step << 32), (Rows + (ulong)purpose) ^ id.High, id.Low);
            fill(ref stream, values.AsSpan(row * size, size));
        }
        return tensor(values, [batch.Count, size], dtype: ScalarType.Float64, device: CPU).to(batch.Latents.dtype).to(batch.Latents.device);
    }

    private delegate void Fill(ref RandomStream stream, Span<double> row);
}
