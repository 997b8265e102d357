using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>DRAGAN's penalty on the gradient's norm ‖∇D‖ around real samples; k is the target.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DraganForm>))]
public enum DraganForm
{
    /// <summary>(‖∇D‖ − k)²: wants a norm of k (Kodali et al. 2017, section 2.3).</summary>
    Distance,

    /// <summary>max(0, ‖∇D‖² − k): wants a squared norm of at most k.</summary>
    Excess,

    /// <summary>‖∇D‖²: wants no gradient. The target has no effect.</summary>
    SquaredNorm,
}
