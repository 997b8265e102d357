using Microsoft.ML.GanRefinement.Evaluation.Featurizers;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Pixels as features: every metric in the space of images itself.</summary>
    /// <param name="outputColumnName">The column to add.</param>
    /// <param name="inputColumnName">The image: bytes or floats in [−1,1] with dimensions C,H,W, or images.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public ImageFeaturizerEstimator PixelFeatures(
        string outputColumnName = ColumnNames.Features, string inputColumnName = ColumnNames.Image) =>
        new(Environment, FeaturizerKind.Pixels, outputColumnName, inputColumnName);

    /// <summary>Coordinates of images along the principal components of those fitted to, in falling order of variance.</summary>
    /// <param name="featureCount">How many components, from 1 to the number of images and of pixels.</param>
    /// <param name="outputColumnName">The column to add.</param>
    /// <param name="inputColumnName">The image: bytes or floats in [−1,1] with dimensions C,H,W, or images.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no components.</exception>
    public ImageFeaturizerEstimator PrincipalFeatures(
        int featureCount = 64, string outputColumnName = ColumnNames.Features, string inputColumnName = ColumnNames.Image) =>
        new(Environment, FeaturizerKind.Principal, outputColumnName, inputColumnName, featureCount);

    /// <summary>Means over the planes of three untrained convolutions with ReLUs.</summary>
    /// <param name="featureCount">How many planes the last convolution has, at least 1.</param>
    /// <param name="seed">The same seed gives the same featurizer on every machine, whatever the context's seed.</param>
    /// <param name="outputColumnName">The column to add.</param>
    /// <param name="inputColumnName">The image: bytes or floats in [−1,1] with dimensions C,H,W, or images.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no planes.</exception>
    public ImageFeaturizerEstimator RandomFeatures(
        int featureCount = 128,
        int seed = 0,
        string outputColumnName = ColumnNames.Features,
        string inputColumnName = ColumnNames.Image) =>
        new(Environment, FeaturizerKind.RandomConvolutions, outputColumnName, inputColumnName, featureCount, seed);
}
