namespace Microsoft.ML.GanRefinement.Training;

/// <summary>Stops a training whose numbers have stopped being numbers.</summary>
internal static class Divergence
{
    /// <summary>Returns <paramref name="loss"/> if it is finite.</summary>
    /// <param name="loss">A loss.</param>
    /// <param name="player">Whose.</param>
    /// <param name="iteration">Counted from 0.</param>
    /// <param name="checkpoint">Where the last state before it is, or null.</param>
    /// <exception cref="InvalidOperationException">It is not; the message names player, iteration, checkpoint and what to change.</exception>
    public static float Check(float loss, string player, int iteration, string? checkpoint = null) => float.IsFinite(loss)
        ? loss
        : throw new InvalidOperationException(
            $"Training diverged: the {player}'s loss was {loss} in iteration {iteration}. "
            + "Lower the learning rate, or check the images for constant or extreme values."
            + (checkpoint is null ? "" : $" The last checkpoint before it is {checkpoint}."));
}
