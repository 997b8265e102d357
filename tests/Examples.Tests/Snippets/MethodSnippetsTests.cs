using GanRefinement.Examples.Snippets.Methods;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Tests.Snippets;

/// <summary>The code of the pages about methods runs, with two iterations on a few small images.</summary>
public class MethodSnippetsTests
{
    private const int Side = 16;
    private const int Iterations = 2;

    private readonly MLContext _ml = new(1);

    [Fact]
    public void Of_training()
    {
        var images = Images(64);
        using var fast = FastRobGan.Train(_ml, images, Iterations);
        using var ablated = FastRobGan.Ablate(_ml, images, Iterations);
        using var rob = FastRobGan.TrainRobGan(_ml, images, Iterations);
        using var tempered = Tempered.Train(_ml, images, Iterations);
        using var blurred = Tempered.Blur(_ml, images, Iterations);
        using var quality = AdvLat.Quality(_ml, images, Iterations);
        using var diversity = AdvLat.Diversity(_ml, images, Iterations);
        using var inside = Refiners.Inside(_ml, images, Iterations);
        GanTransformer[] all = [fast, ablated, rob, tempered, blurred, quality, diversity, inside];
        Assert.All(all, gan => Assert.Equal(4, Generated(gan.Transform(_ml.Gan().SampleLatents(gan, 4, seed: 1))).Count));
    }

    [Fact]
    public void Of_refinement()
    {
        (var images, var heldOut) = (Images(64), Images(40));
        using var gan = Recipes.Interruptible(_ml, images, Iterations, Directory.CreateTempSubdirectory().FullName, CancellationToken.None);
        var latents = _ml.Gan().SampleLatents(gan, 8, seed: 1);
        var plain = Generated(gan.Transform(latents));

        Assert.NotEqual(plain, Generated(Coach.Refine(_ml, gan, latents)));
        Assert.NotEqual(plain, Generated(Refiners.Chain(_ml, gan, latents)));
        Assert.NotEqual(plain, Generated(AdvLat.Search(_ml, gan, latents)));
        Assert.All(Coach.Watch(_ml, gan, latents).GetColumn<float>("Moved"), distance => Assert.InRange(distance, 0, 1.00001f));
        // The best of four, and what rejection leaves.
        Assert.InRange(Generated(Refiners.Filter(_ml, gan, latents, heldOut)).Count, 2, 10);
        Assert.NotEmpty(Coach.Calibrate(_ml, gan, latents, heldOut, _ml.Gan().PrincipalFeatures(4).Fit(images)).ToString());
    }

    [Fact]
    public void Of_encoders_and_classes()
    {
        var images = Images(64);
        var (rebuilt, between) = Encoders.BothWays(_ml, images, Iterations);
        Assert.Equal((64, 8), (Generated(rebuilt).Count, Generated(between).Count));
        Assert.All(Encoders.Categories(_ml, images, Iterations).GetColumn<float[]>("Probabilities"), probabilities =>
        {
            Assert.Equal(10, probabilities.Length);
            Assert.Equal(1, probabilities.Sum(), 1e-5);
        });
        Assert.Equal(10, Generated(Encoders.Conditional(_ml, images, Iterations)).Count);
    }

    [Fact]
    public void Of_evaluation_and_recipes()
    {
        var images = Images(1_040);
        using var gan = FastRobGan.Ablate(_ml, images, Iterations);
        Assert.True(Assessing.Evaluate(_ml, gan, images, images).FrechetDistance > 0);
        Assert.Equal(1_140, Recipes.SmallClass(_ml, gan, images, "1").GetColumn<byte[]>("Image").Count());
        Assert.Equal(5, Recipes.Collapse().CriticSteps);

        var measurements = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 64).Select(i => new Measurement { Measurements = [i, i % 3, -i] }));
        Assert.All(Recipes.Rows(_ml, measurements, Iterations), row => Assert.Equal(3, row.Length));
    }

    private static List<float[]> Generated(IDataView view) => [.. view.GetColumn<float[]>("GeneratedImage")];

    private IDataView Images(int count)
    {
        Random random = new(count);
        var rows = Enumerable.Range(0, count).Select(i =>
        {
            Row row = new() { Label = (i % 2).ToString(System.Globalization.CultureInfo.InvariantCulture) };
            for (var p = 0; p < row.Image.Length; p++)
                row.Image[p] = (byte)((p / Side % 2 == i % 2 ? 180 : 20) + random.Next(60));
            return row;
        }).ToArray();
        var view = _ml.Data.LoadFromEnumerable(rows);
        return _ml.Transforms.Conversion.MapValueToKey("Label").Fit(view).Transform(view);
    }

    private sealed class Row
    {
        [VectorType(1, Side, Side)]
        public byte[] Image { get; set; } = new byte[Side * Side];

        public string Label { get; set; } = "";
    }

    private sealed class Measurement
    {
        [VectorType(3)]
        public float[] Measurements { get; set; } = [];
    }
}
