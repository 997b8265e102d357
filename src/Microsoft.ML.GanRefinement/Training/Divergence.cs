namespace Microsoft.ML.GanRefinement.Training;

/// <summary>Stops a training whose numbers have stopped being numbers.</summary>
internal static class Divergence
{
    /// <summary>Returns <paramref name="loss"/> if it is finite.</summary>
    /// <exception cref="InvalidOperationException">It is not; the message names player, iteration and what to change.</exception>
    public static float Check(float loss, string player, int iteration) => float.IsFinite(loss)
        ? loss
        : throw new InvalidOperationException(
            $"Training diverged: the {player}'s loss was {loss} in iteration {iteration}. Lower LearningRate, or check the images for constant or extreme values.");
}
