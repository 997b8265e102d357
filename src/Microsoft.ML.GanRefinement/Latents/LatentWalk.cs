using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>The course of refiners in which every row takes the same number of steps.</summary>
internal static class LatentWalk
{
    /// <summary>Where the rows end, without a graph.</summary>
    /// <param name="batch">Where they begin.</param>
    /// <param name="start">Where the first step is taken from; null for the batch's latents.</param>
    /// <param name="steps">How many, at least 0.</param>
    /// <param name="values">What is computed of the rows before each step.</param>
    /// <param name="move">Latents after step k, counted from 0.</param>
    public static Tensor Run(
        RefinementBatch batch, Tensor? start, int steps, Func<RowGradients, LatentRows, RowValues> values, Func<LatentRows, RowValues, int, Tensor> move)
    {
        using var whole = NewDisposeScope();
        var networks = new RowGradients(batch.Networks);
        var begin = batch.Latents.detach();
        var z = (start ?? begin).detach().clone();
        batch.Moved?.Invoke(0, begin);
        for (var k = 0; k < steps; k++)
        {
            batch.Cancellation.ThrowIfRequested();
            using var scope = NewDisposeScope();
            var rows = new LatentRows(z, batch.Classes, begin);
            var next = batch.InSupport(move(rows, values(networks, rows), k)).detach();
            z.copy_(next);
            batch.Moved?.Invoke(k + 1, z);
        }
        return z.MoveToOuterDisposeScope();
    }

    /// <summary>The same, by what the discriminator says.</summary>
    /// <inheritdoc cref="Run(RefinementBatch, Tensor?, int, Func{RowGradients, LatentRows, RowValues}, Func{LatentRows, RowValues, int, Tensor})"/>
    /// <param name="batch">Where they begin.</param>
    /// <param name="steps">How many, at least 0.</param>
    /// <param name="losses">One value a row, whose gradient is taken.</param>
    /// <param name="move">Latents after step k, counted from 0.</param>
    public static Tensor Run(
        RefinementBatch batch, int steps, Func<GeneratorStep, LatentRows, Tensor> losses, Func<LatentRows, RowValues, int, Tensor> move) =>
        Run(batch, start: null, steps, (networks, rows) => networks.Of(rows, losses), move);
}
