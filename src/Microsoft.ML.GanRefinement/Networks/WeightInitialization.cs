namespace Microsoft.ML.GanRefinement;

/// <summary>The distribution that a network's first weights are drawn from. Biases start at zero, normalisations as the identity.</summary>
public enum WeightInitialization
{
    /// <summary>U(−1/√n, 1/√n), n the inputs of a unit (LeCun et al. 1998).</summary>
    FanIn,

    /// <summary>N(0, 0.02²) (Radford et al. 2016).</summary>
    Normal,

    /// <summary>U(−a, a), a = g·√(6/(inputs + outputs)) (Glorot and Bengio 2010), with g = √2 in the residual convolutions of a ResNet and
    /// 1 elsewhere.</summary>
    Xavier,

    /// <summary>Orthogonal rows or columns (Saxe et al. 2014).</summary>
    Orthogonal,
}
