using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>How latent refinement turns a gradient into a step.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LatentOptimizer>))]
public enum LatentOptimizer
{
    /// <summary>Adam (Kingma &amp; Ba 2015) with β = (0.9, 0.999): steps of about the learning rate in every coordinate.</summary>
    Adam,

    /// <summary>Plain gradient descent: steps of learning rate times gradient.</summary>
    Sgd,
}
