using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Tests.Data;
using Microsoft.ML.GanRefinement.Tests.Harness;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Featurizers.Inception;

/// <summary>Inception-v3 with random weights, beside values that plain functions of PyTorch computed in double precision.</summary>
[Trait("Run", "EachCommit")]
public sealed class InceptionFeaturesTests(InceptionFiles files) : IClassFixture<InceptionFiles>
{
    private const double Relative = 1e-4;
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void A_grey_image_has_the_features_and_probabilities_of_the_script() => Compare("grey", files.Grey);

    [Fact]
    public void A_colour_image_from_a_file_of_the_newer_format_has_them_too()
    {
        var estimator = _ml.Gan().InceptionFeatures(files.Zip, probabilityColumnName: "Probabilities");
        using var colour = estimator.Fit(InceptionSamples.Images("colour"));
        Compare("colour", colour);
        Assert.NotEqual(files.Grey.Fingerprint, colour.Fingerprint);
    }

    [Fact]
    public void The_protocol_names_the_file()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(files.Legacy)));
        Assert.Equal(hash, files.Grey.Fingerprint);
        Assert.Equal($"Inception-v3 (FID), other weights {hash[..8]}", files.Grey.FeaturizerName);
        Assert.Equal("bilinear to 299×299 in single precision, not antialiased", files.Grey.ResizeRule);
        Assert.Equal(2048, files.Grey.FeatureCount);
    }

    [Fact]
    public void An_image_has_the_same_features_in_any_batch_and_columns_may_be_left_alone()
    {
        var many = Values(files.Grey, InceptionSamples.Images("grey", rows: 3));
        var one = Values(files.Grey, InceptionSamples.Images("grey"))[0];
        Assert.Equal(3, many.Length);
        Assert.All(many, row => Assert.All(row.Zip(one), pair => Assert.Equal(pair.Second, pair.First, 1e-5 * Math.Max(1, Math.Abs(pair.Second)))));

        var view = files.Grey.Transform(InceptionSamples.Images("grey"));
        using var cursor = view.GetRowCursor([view.Schema["Probabilities"]]);
        Assert.True(cursor.MoveNext());
        VBuffer<float> probabilities = default;
        cursor.GetGetter<VBuffer<float>>(view.Schema["Probabilities"])(ref probabilities);
        Assert.Equal(one[2048..], probabilities.DenseValues());
    }

    [Fact]
    public void Promise_and_delivery_agree_with_and_without_probabilities()
    {
        var images = InceptionSamples.Images("grey");
        var promised = _ml.Gan().InceptionFeatures(files.Legacy, probabilityColumnName: "Probabilities").GetOutputSchema(Shapes.Of(images.Schema));
        Assert.Equal(Shapes.Describe(Shapes.Of(files.Grey.Transform(images).Schema)), Shapes.Describe(promised));
        var alone = _ml.Gan().InceptionFeatures(files.Legacy, "F").GetOutputSchema(Shapes.Of(images.Schema));
        Assert.Equal(["F", "Image"], alone.Select(column => column.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentException>("weightsPath", () => _ml.Gan().InceptionFeatures(" "));
        Assert.Throws<ArgumentException>("outputColumnName", () => _ml.Gan().InceptionFeatures(files.Legacy, ""));
        Assert.Throws<ArgumentException>("inputColumnName", () => _ml.Gan().InceptionFeatures(files.Legacy, inputColumnName: ""));
        Assert.Throws<ArgumentException>("probabilityColumnName", () => _ml.Gan().InceptionFeatures(files.Legacy, probabilityColumnName: ""));
        Assert.Throws<ArgumentException>("probabilityColumnName", () => _ml.Gan().InceptionFeatures(files.Legacy, "A", probabilityColumnName: "A"));
        var missing = Assert.Throws<FileNotFoundException>(() => _ml.Gan().InceptionFeatures("nowhere.pth"));
        Assert.Contains("'nowhere.pth'", missing.Message, StringComparison.Ordinal);
        IDataView wrong = new IndexedDataView(1, TestColumns.Scalar("Image", NumberDataViewType.Single, 1f));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _ml.Gan().InceptionFeatures(files.Legacy).Fit(wrong));
    }

    private static void Compare(string name, ImageFeaturizerTransformer featurizer)
    {
        var expected = InceptionSamples.Case(name);
        var row = Values(featurizer, InceptionSamples.Images(name))[0];
        var features = row[..2048];
        var probabilities = row[2048..];
        Assert.Equal(1008, probabilities.Length);
        // What is near zero is the difference of larger numbers.
        var scale = Math.Sqrt((double)expected["featureSquares"]! / features.Length);
        Near(expected["features"]!, features.Where((_, i) => i % 32 == 0), scale);
        Near(expected["probabilities"]!, probabilities.Where((_, i) => i % 16 == 0), 1.0 / probabilities.Length);
        Assert.Equal((double)expected["featureSum"]!, features.Sum(value => (double)value), Relative * (double)expected["featureSum"]!);
        Assert.Equal((double)expected["featureSquares"]!, features.Sum(value => (double)value * value), Relative * (double)expected["featureSquares"]!);
        Assert.Equal((double)expected["entropy"]!, -probabilities.Sum(p => p * Math.Log(p)), Relative * (double)expected["entropy"]!);
        Assert.Equal(1, probabilities.Sum(value => (double)value), 1e-5);
    }

    private static void Near(JsonNode expected, IEnumerable<float> actual, double scale)
    {
        var values = expected.Deserialize<double[]>()!;
        Assert.Equal(values.Length, actual.Count());
        Assert.All(values.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Relative * Math.Max(Math.Abs(pair.First), scale)));
    }

    // Features and probabilities of each row.
    internal static float[][] Values(ImageFeaturizerTransformer featurizer, IDataView images)
    {
        var sample = EvaluationReader.Read(featurizer.Transform(images), "Features", "Probabilities", null);
        return
        [
            .. Enumerable.Range(0, sample.Features.Rows).Select(row => sample.Features.Row(row).ToArray()
                .Concat(sample.Probabilities!.Row(row).ToArray()).Select(value => (float)value).ToArray()),
        ];
    }
}
