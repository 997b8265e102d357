using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>Stops a training run whose numbers have stopped being numbers.</summary>
internal static class Divergence
{
    private const string Advice = "Lower the learning rate, or check the images for constant or extreme values.";

    /// <summary>Returns <paramref name="loss"/> if it is finite.</summary>
    /// <param name="loss">A loss.</param>
    /// <param name="player">Whose.</param>
    /// <param name="iteration">Counted from 0.</param>
    /// <param name="checkpoint">Where the last state before it is, or null.</param>
    /// <exception cref="InvalidOperationException">It is not; the message names player, iteration, checkpoint and what to
    /// change.</exception>
    public static float Check(float loss, string player, int iteration, string? checkpoint = null) => float.IsFinite(loss)
        ? loss
        : throw new InvalidOperationException($"Training diverged: the {player}'s loss was {loss} in iteration {iteration}. {Advice}{Last(checkpoint)}");

    /// <summary>Refuses networks of which nobody could use the images: a loss is checked before the step that it leads to.</summary>
    /// <param name="network">Whose weights are looked at.</param>
    /// <param name="player">Its name, for the error.</param>
    /// <param name="iteration">Counted from 0.</param>
    /// <param name="checkpoint">Where the last state before it is, or null.</param>
    /// <exception cref="InvalidOperationException">A weight or running statistic is not finite.</exception>
    public static void Check(nn.Module network, string player, int iteration, string? checkpoint = null)
    {
        if (!IsFinite(network))
        {
            throw new InvalidOperationException(
                $"Training diverged: the {player}'s weights were no longer finite after iteration {iteration}. {Advice}{Last(checkpoint)}");
        }
    }

    /// <summary>The error for one of libtorch's in an iteration. An overflow surfaces as one before any loss is known.</summary>
    /// <param name="error">libtorch's.</param>
    /// <param name="iteration">Counted from 0.</param>
    /// <param name="checkpoint">Where the last state before it is, or null.</param>
    public static InvalidOperationException Of(Exception error, int iteration, string? checkpoint = null) => TorchErrors.IsOverflow(error)
        ? new InvalidOperationException(
            $"Training diverged: a number left the range of single precision in iteration {iteration}. {Advice}{Last(checkpoint)}", error)
        : TorchErrors.Explained($"Iteration {iteration} of the training", error, Last(checkpoint));

    private static string Last(string? checkpoint) => checkpoint is null ? "" : $" The last checkpoint before it is {checkpoint}.";

    private static bool IsFinite(nn.Module network)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        return network.State().Where(t => t.is_floating_point()).All(t => t.isfinite().all().item<bool>());
    }
}
