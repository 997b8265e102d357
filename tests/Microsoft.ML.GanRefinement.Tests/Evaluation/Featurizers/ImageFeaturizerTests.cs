using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Tests.Evaluation.Classifier;
using static Microsoft.ML.GanRefinement.GanMetric;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Featurizers;

public class ImageFeaturizerTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Pixels_are_the_features()
    {
        var images = ToyImages.Create(_ml, 5, seed: 1);
        using var featurizer = _ml.Gan().PixelFeatures().Fit(images);
        Assert.Equal(64, featurizer.FeatureCount);
        Assert.Equal(
            _ml.Data.CreateEnumerable<ToyImages.Row>(images, false).SelectMany(row => row.Image),
            Features(featurizer, images).Values.Select(value => (float)value));
    }

    [Fact]
    public void Principal_components_are_uncorrelated_and_their_variances_are_the_eigenvalues()
    {
        var images = ToyImages.Create(_ml, 200, seed: 1);
        using var featurizer = _ml.Gan().PrincipalFeatures(3).Fit(images);
        using var pixels = _ml.Gan().PixelFeatures().Fit(images);
        using GaussianFit found = new(Features(featurizer, images));
        using GaussianFit all = new(Features(pixels, images));

        using IDisposable scope = NewDisposeScope();
        double[] eigenvalues = [.. linalg.eigvalsh(all.Covariance()).data<double>().ToArray().Reverse()];
        var covariance = found.Covariance().data<double>().ToArray();
        for (var i = 0; i < 9; i++)
            Assert.Equal(i % 4 == 0 ? eigenvalues[i / 4] : 0, covariance[i], 1e-4 * eigenvalues[0]);

        Assert.All(found.Mean.data<double>().ToArray(), value => Assert.Equal(0, value, 1e-5));
    }

    [Fact]
    public void All_principal_components_turn_the_images_only()
    {
        var real = ToyImages.Create(_ml, 200, seed: 1);
        var other = ToyImages.Create(_ml, 150, seed: 2);
        using var principal = _ml.Gan().PrincipalFeatures(64).Fit(real);
        using var pixels = _ml.Gan().PixelFeatures().Fit(real);
        var expected = FrechetDistancePart.Between(Features(pixels, real), Features(pixels, other));
        Assert.Equal(expected, FrechetDistancePart.Between(Features(principal, real), Features(principal, other)), 1e-4 * expected);
    }

    [Fact]
    public void Random_convolutions_follow_from_their_seed_alone()
    {
        var images = ToyImages.Create(_ml, 5, seed: 1);
        using var one = _ml.Gan().RandomFeatures(10, seed: 3).Fit(images);
        using var same = new MLContext(seed: 77).Gan().RandomFeatures(10, seed: 3).Fit(ToyImages.Create(_ml, 9, seed: 8));
        using var other = _ml.Gan().RandomFeatures(10, seed: 4).Fit(images);
        Assert.Equal(Features(one, images).Values, Features(same, images).Values);
        Assert.Equal(one.Fingerprint, same.Fingerprint);
        Assert.NotEqual(Features(one, images).Values, Features(other, images).Values);
        Assert.NotEqual(one.Fingerprint, other.Fingerprint);
        Assert.All(Features(one, images).Values, value => Assert.True(value >= 0));
    }

    [Fact]
    public void More_components_than_images_are_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => _ml.Gan().PrincipalFeatures(6).Fit(ToyImages.Create(_ml, 5, seed: 1)));
        Assert.Equal(
            "featureCount is 6, but 6 principal components need as many images, at least 2, and as many pixels; there are 5 images of 64 values. "
            + "Set featureCount to 5 or less, or fit on more or larger images.", error.Message);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>("featureCount", () => _ml.Gan().PrincipalFeatures(0));
        Assert.Throws<ArgumentOutOfRangeException>("featureCount", () => _ml.Gan().RandomFeatures(0));
        Assert.Throws<ArgumentException>("outputColumnName", () => _ml.Gan().PixelFeatures(" "));
        Assert.Throws<ArgumentException>("inputColumnName", () => _ml.Gan().PixelFeatures(inputColumnName: ""));
    }

    [Fact]
    public void A_disposed_featurizer_says_so()
    {
        var images = ToyImages.Create(_ml, 5, seed: 1);
        var featurizer = _ml.Gan().RandomFeatures(10).Fit(images);
        featurizer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => featurizer.Transform(images));
    }

    private static FeatureMatrix Features(ImageFeaturizerTransformer featurizer, IDataView images) =>
        EvaluationReader.Read(featurizer.Transform(images), "Features", null, null).Features;
}
