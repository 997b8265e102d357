using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>How a gradient becomes a step.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GanOptimizer>))]
public enum GanOptimizer
{
    /// <summary>Adam (Kingma &amp; Ba 2015).</summary>
    Adam,

    /// <summary>RMSProp (Tieleman &amp; Hinton 2012), the optimizer of WGAN with weight clipping.</summary>
    RmsProp,

    /// <summary>Stochastic gradient descent, with momentum.</summary>
    Sgd,

    /// <summary>RMSProp whose mean square is taken about the mean gradient (Graves 2013).</summary>
    CenteredRmsProp,
}
