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
    public Tensor Normal(int step) => Draw(step, (ref RandomStream stream, Span<float> row) => LatentPrior.Fill(ref stream, row, LatentDistribution.Normal));

    /// <summary>[B, Z] values of the prior; those farther than a limit from zero are drawn again.</summary>
    public Tensor Prior(int step, double limit = double.PositiveInfinity) =>
        Draw(step, (ref RandomStream stream, Span<float> row) => LatentPrior.Fill(ref stream, row, batch.Prior, limit));

    /// <summary>[B, Z], 1 where a coordinate is chosen and 0 elsewhere: each with that probability, and one in any case.</summary>
    public Tensor Chosen(int step, double probability) => Draw(step, (ref RandomStream stream, Span<float> row) =>
    {
        var certain = stream.NextIndex(row.Length);
        for (var i = 0; i < row.Length; i++)
            row[i] = stream.NextUnit() < probability || i == certain ? 1 : 0;
    });

    private Tensor Draw(int step, Fill fill)
    {
        var size = (int)batch.Latents.shape[1];
        var values = new float[batch.Count * size];
        for (var row = 0; row < batch.Count; row++)
        {
            var id = batch.IdOf(row);
            var stream = new RandomStream((uint)seed | ((ulong)step << 32), (Rows + (ulong)purpose) ^ id.High, id.Low);
            fill(ref stream, values.AsSpan(row * size, size));
        }
        return tensor(values, [batch.Count, size], dtype: ScalarType.Float32, device: CPU).to(batch.Latents.dtype).to(batch.Latents.device);
    }

    private delegate void Fill(ref RandomStream stream, Span<float> row);
}
