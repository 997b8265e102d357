namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers;

/// <summary>What a featurizer computes. The names are part of the file format.</summary>
internal enum FeaturizerKind
{
    /// <summary>The pixels themselves.</summary>
    Pixels,

    /// <summary>Coordinates along the principal components.</summary>
    Principal,

    /// <summary>Means over the planes of untrained convolutions.</summary>
    RandomConvolutions,

    /// <summary>The last pooling of Inception-v3.</summary>
    Inception,
}
