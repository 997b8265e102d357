using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>How latent refinement turns a gradient into a step.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LatentOptimizer>))]
public enum LatentOptimizer
{
    /// <summary>Adam (Kingma &amp; Ba 2015) with β = (0.9, 0.999): steps of about the learning rate in every coordinate.</summary>
    Adam,

    /// <summary>Gradient descent: steps of learning rate times gradient; with <see cref="GanCoachOptions.Momentum"/> if that is above 0.</summary>
    Sgd,

    /// <summary>RMSProp (Tieleman &amp; Hinton 2012) with decay 0.99: gradients over the root of their running mean square; with
    /// <see cref="GanCoachOptions.Momentum"/> if that is above 0.</summary>
    RmsProp,
}
