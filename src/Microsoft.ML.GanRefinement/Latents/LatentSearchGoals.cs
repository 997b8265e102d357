using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>What each <see cref="LatentSearchGoal"/> minimises.</summary>
internal static class LatentSearchGoals
{
    /// <summary>[B], one value a sample.</summary>
    // ∂ln(1−σ(D))/∂z = −σ(D)·∂D/∂z has the sign of ∂(−D)/∂z, but fades to 0 where D is sure; −D does not.
    public static Tensor Losses(this LatentSearchGoal goal, GanObjective objective, GeneratorStep step) =>
        goal == LatentSearchGoal.Score ? -step.FakeOutput.Logits : objective.GeneratorLosses(step);
}
