
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Evaluation.Featurizers;
using Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Pixels as features, so that metrics compare the images themselves.</summary>
    /// <param name="outputColumnName">The column to add.</param>
    /// <param name="inputColumnName">The image: bytes or floats in [−1,1] with dimensions C,H,W, or images. Null for <c>GeneratedImage</c>
    /// or, where there is none, <c>Image</c>.</param>
    /// <param name="cancellationToken">Ends Fit with an <see cref="OperationCanceledException"/>, within a row.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public ImageFeaturizerEstimator PixelFeatures(
        string outputColumnName = ColumnNames.Features, string? inputColumnName = null,
        CancellationToken cancellationToken = default) =>
        new(Environment, FeaturizerKind.Pixels, new(ImageOf(inputColumnName), outputColumnName), cancellationToken: cancellationToken);

    /// <summary>Coordinates along the principal components of the images that Fit gets, in falling order of variance.</summary>
    /// <param name="featureCount">How many components: at least 1, and at most the number of images and of pixels.</param>
    /// <param name="outputColumnName">The column to add.</param>
    /// <param name="inputColumnName">The image: bytes or floats in [−1,1] with dimensions C,H,W, or images. Null for <c>GeneratedImage</c>
    /// or, where there is none, <c>Image</c>.</param>
    /// <param name="cancellationToken">Ends Fit with an <see cref="OperationCanceledException"/>, within a row.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="featureCount"/> is below 1.</exception>
    public ImageFeaturizerEstimator PrincipalFeatures(
        int featureCount = 64, string outputColumnName = ColumnNames.Features, string? inputColumnName = null,
        CancellationToken cancellationToken = default) =>
        new(Environment, FeaturizerKind.Principal, new(ImageOf(inputColumnName), outputColumnName), featureCount, cancellationToken: cancellationToken);

    /// <summary>Channel means of three untrained convolutions with ReLUs.</summary>
    /// <param name="featureCount">How many channels the last convolution has, at least 1.</param>
    /// <param name="seed">The same seed gives the same featurizer on every machine, whatever the context's seed.</param>
    /// <param name="outputColumnName">The column to add.</param>
    /// <param name="inputColumnName">The image: bytes or floats in [−1,1] with dimensions C,H,W, or images. Null for <c>GeneratedImage</c>
    /// or, where there is none, <c>Image</c>.</param>
    /// <param name="cancellationToken">Ends Fit with an <see cref="OperationCanceledException"/>, within a row.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="featureCount"/> is below 1.</exception>
    public ImageFeaturizerEstimator RandomFeatures(
        int featureCount = 128,
        int seed = 0,
        string outputColumnName = ColumnNames.Features,
        string? inputColumnName = null,
        CancellationToken cancellationToken = default) =>
        new(Environment, FeaturizerKind.RandomConvolutions, new(ImageOf(inputColumnName), outputColumnName), featureCount, seed,
            cancellationToken: cancellationToken);

    /// <summary>The 2,048 features of Inception-v3 that the Fréchet Inception distance is computed from, with weights of your own.</summary>
    /// <remarks>
    /// <para>The library brings no weights and downloads none. Those of published distances are in <c>pt_inception-2015-12-05-6726825d.pth</c>, which
    /// pytorch-fid downloads. Any state dict with the same names and shapes works; <see cref="ImageFeaturizerTransformer.FeaturizerName"/> says whether it is
    /// the published one. The tensors' names and shapes are checked, and the SHA-256 if the file's name ends in its first digits. Saved models hold the
    /// weights: only Fit needs the file.</para>
    /// <para>Distances depend on all that happens before the features. Here images stay floats: no JPEG, no rounding to bytes. They are resized to 299×299
    /// pixels bilinearly, without antialiasing or aligned corners, as pytorch-fid does, and a grey one becomes three equal channels. TensorFlow's code and
    /// torch-fidelity place pixels differently when they resize, and take bytes, so their values differ. Images are processed sixteen at a time.</para>
    /// <para>The probabilities are those of Inception scores: softmax of the last layer without its bias, as in the code that published scores
    /// come from.</para>
    /// </remarks>
    /// <param name="weightsPath">The file of a PyTorch state dict, in either format of <c>torch.save</c>; read by Fit.</param>
    /// <param name="outputColumnName">The column to add: 2,048 features.</param>
    /// <param name="inputColumnName">The image, of any size: bytes or floats in [−1,1] with dimensions C,H,W, or images. Null for <c>GeneratedImage</c> or,
    /// where there is none, <c>Image</c>.</param>
    /// <param name="probabilityColumnName">A second column to add: 1,008 class probabilities. Null for none.</param>
    /// <param name="cancellationToken">Ends Fit with an <see cref="OperationCanceledException"/>, within a row.</param>
    /// <exception cref="ArgumentException">A name is empty, or both columns have the same name.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public ImageFeaturizerEstimator InceptionFeatures(
        string weightsPath,
        string outputColumnName = ColumnNames.Features,
        string? inputColumnName = null,
        string? probabilityColumnName = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(weightsPath);
        if (probabilityColumnName is not null && (string.IsNullOrWhiteSpace(probabilityColumnName) || probabilityColumnName == outputColumnName))
        {
            throw new ArgumentException(
                $"The column is '{probabilityColumnName}': give it a name of its own, or null for no such column.", nameof(probabilityColumnName));
        }

        if (!File.Exists(weightsPath))
        {
            throw new FileNotFoundException(
                $"There is no weights file '{weightsPath}'. Those of published distances are in pt_inception-2015-12-05-6726825d.pth, which "
                + "pytorch-fid downloads.",
                weightsPath);
        }

        FeaturizerColumns columns = new(ImageOf(inputColumnName), outputColumnName, probabilityColumnName);
        return new(Environment, FeaturizerKind.Inception, columns, InceptionNetwork.FeatureCount, weightsPath: weightsPath,
            cancellationToken: cancellationToken);
    }

    private static string ImageOf(string? inputColumnName)
    {
        if (inputColumnName is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(inputColumnName);

        return inputColumnName ?? ImageColumnNames.Either;
    }
}
