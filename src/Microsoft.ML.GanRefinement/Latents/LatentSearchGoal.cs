using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>What a search among latents aims at.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LatentSearchGoal>))]
public enum LatentSearchGoal
{
    /// <summary>A higher score, the goal in the text of AdvLatGAN's paper. The paper minimises ln(1 − D(G(z))), which falls where the score rises, and the
    /// search uses only the signs of the gradient. With <see cref="LatentStepRule.Gradient"/> it is the gradient of −D(G(z)), D being the logit, which does not
    /// fade where D is sure.</summary>
    Score,

    /// <summary>A lower loss of the generator as it was trained, as in the official code. It includes the auxiliary classifier's term if there is one; with
    /// least squares it does not push scores beyond the target.</summary>
    GeneratorLoss,
}
