using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>How a search among latents turns a gradient into a step.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LatentStepRule>))]
public enum LatentStepRule
{
    /// <summary>z ← z − a·sign(∂L/∂z), as in FGSM (Goodfellow et al. 2015): each coordinate moves by a, unless its slope is 0. "AT+LIN" in AdvLatGAN.</summary>
    Sign,

    /// <summary>z ← z − a·∂L/∂z, where L is one sample's own loss: the steeper the loss, the longer the step. "AT+GD" in AdvLatGAN.</summary>
    Gradient,
}
