using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>What DRAGAN asks of the gradient's norm ‖∇D‖ around real samples; k is its target.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DraganForm>))]
public enum DraganForm
{
    /// <summary>(‖∇D‖ − k)²: a norm of k (Kodali et al. 2017, section 2.3).</summary>
    Distance,

    /// <summary>max(0, ‖∇D‖² − k): a squared norm of k at most.</summary>
    Excess,

    /// <summary>‖∇D‖²: no gradient. The target plays no part.</summary>
    SquaredNorm,
}
