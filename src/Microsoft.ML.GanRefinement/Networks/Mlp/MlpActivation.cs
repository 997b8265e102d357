namespace Microsoft.ML.GanRefinement;

/// <summary>The function between the layers of a multi-layer perceptron.</summary>
public enum MlpActivation
{
    /// <summary>max(0, x).</summary>
    ReLU,

    /// <summary>max(0.2·x, x).</summary>
    LeakyReLU,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,
}
