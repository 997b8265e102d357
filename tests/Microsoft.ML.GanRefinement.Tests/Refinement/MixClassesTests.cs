using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Refinement;

[Collection(nameof(Trains))]
public class MixClassesTests
{
    private readonly MLContext _ml = new(1);

    private sealed class Mixed
    {
        [VectorType(TinyGan.LatentSize)]
        public float[] Latent { get; set; } = [];

        [VectorType(3)]
        public float[] ClassWeights { get; set; } = [];
    }

    // The classes of TinyGan.Rows take turns.
    private IDataView Mix(int count, Func<int, float[]> weights) => _ml.Data.LoadFromEnumerable(
        TinyGan.Rows(count).Select((row, i) => new Mixed { Latent = row.Latent, ClassWeights = weights(i) }));

    private static float[] OneHot(int label) => [.. Enumerable.Range(0, 3).Select(c => c == label ? 1f : 0)];

    public static TheoryData<ClassConditioning> Conditionings =>
        [ClassConditioning.AuxiliaryClassifier, ClassConditioning.Projection, ClassConditioning.LabelConcatenation];

    [Theory]
    [MemberData(nameof(Conditionings))]
    public void All_weight_on_one_class_is_that_class_and_a_mixture_is_another_image(ClassConditioning conditioning)
    {
        using var gan = _ml.Gan().Standard(new StandardGanTrainer.Options
        {
            LabelColumnName = "Label",
            MaxIterations = 4,
            BatchSize = 8,
            LatentSize = TinyGan.LatentSize,
            Seed = 3,
            Networks = GanNetworks.Dcgan(4, new GanNetworkOptions { Conditioning = conditioning }),
        }).Fit(ImageRows.View(_ml));
        var plain = TinyGan.Pixels(_ml, gan.Transform(TinyGan.Latents(_ml, 6)));
        var same = TinyGan.Pixels(_ml, _ml.Gan().MixClasses(gan, Mix(6, i => OneHot(i % 3))));
        Assert.All(plain.Zip(same), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        var between = TinyGan.Pixels(_ml, _ml.Gan().MixClasses(gan, Mix(6, _ => [0.5f, 0.5f, 0])));
        Assert.True(plain.Zip(between).Max(pair => Math.Abs(pair.First - pair.Second)) > 1e-4);
    }

    [Fact]
    public void Latents_are_coached_at_the_mixture_and_paths_lead_from_class_to_class()
    {
        using var gan = TinyGan.Train(_ml, o => o.MaxIterations = 40);
        var mixed = Mix(6, _ => [0.5f, 0.5f, 0]);
        var before = TinyGan.Read(_ml, _ml.Gan().MixClasses(gan, mixed)).Average(row => row.Score);
        var after = TinyGan.Read(_ml, _ml.Gan().MixClasses(gan, mixed, refiner: GanLatentRefiner.Fgsm(10, 0.05))).Average(row => row.Score);
        Assert.True(after > before, $"{before} → {after}");
        var coached = _ml.Gan().MixClasses(gan, mixed, refiner: GanLatentRefiner.Coach(2, 0.1));
        Assert.NotEqual(TinyGan.Pixels(_ml, _ml.Gan().MixClasses(gan, mixed)), TinyGan.Pixels(_ml, coached));
        Assert.Null(coached.Schema.GetColumnOrNull("LatentAndClassWeights"));
        // The first two rows have the first two classes.
        var path = _ml.Gan().InterpolateLatents(gan, TinyGan.Latents(_ml, 2), 3);
        Assert.Equal([1, 0, 0, 0.5f, 0.5f, 0, 0, 1, 0], path.GetColumnValues("ClassWeights"));
        var ends = TinyGan.Read(_ml, gan.Transform(TinyGan.Latents(_ml, 2)));
        var way = TinyGan.Read(_ml, _ml.Gan().MixClasses(gan, path));
        Assert.All(ends[1].GeneratedImage.Zip(way[2].GeneratedImage), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void Columns_of_the_data_keep_their_names_whatever_they_are()
    {
        using var gan = TinyGan.Train(_ml);
        var mixed = Mix(3, _ => [1, 0, 0]);
        var own = _ml.Transforms.CopyColumns("LatentAndClassWeights", "ClassWeights").Fit(mixed).Transform(mixed);
        var view = _ml.Gan().MixClasses(gan, own);
        Assert.Equal([.. own.Schema.Select(column => column.Name), "GeneratedImage", "Score"], view.Schema.Select(column => column.Name));
        Assert.Equal(own.GetColumnValues("LatentAndClassWeights"), view.GetColumnValues("LatentAndClassWeights"));
    }

    [Fact]
    public void A_coach_is_calibrated_before_it_coaches_mixtures()
    {
        using var gan = TinyGan.Train(_ml);
        var real = ImageRows.View(_ml);
        var calibration = new GanCoachCalibration(real, _ml.Gan().PrincipalFeatures(2).Fit(real)) { MaxIterations = 2, LearningRates = [0.1] };
        Assert.Equal(4, TinyGan.Read(_ml, _ml.Gan().MixClasses(gan, Mix(4, _ => [1, 0, 0]), refiner: GanLatentRefiner.Coach(calibration))).Count);
    }

    [Fact]
    public void What_cannot_be_mixed_is_refused()
    {
        using var gan = TinyGan.Train(_ml);
        string Told(IDataView view) => Assert.Throws<InvalidOperationException>(() => TinyGan.Read(_ml, _ml.Gan().MixClasses(gan, view))).Message;
        Assert.Contains("Row 1 of class weights column 'ClassWeights' has the value NaN at position 2", Told(Mix(3, i => [1, 0, i == 1 ? float.NaN : 0])));
        var broken = new Mixed { Latent = [0, 0, float.NaN, 0, 0, 0], ClassWeights = [1, 0, 0] };
        Assert.Contains("Row 0 of latent column 'Latent' has the value NaN at position 2", Told(_ml.Data.LoadFromEnumerable([broken])));
        var shorter = _ml.Transforms.CopyColumns("Latent", "ClassWeights").Fit(Mix(3, _ => [1, 0, 0])).Transform(Mix(3, _ => [1, 0, 0]));
        Assert.Contains("latent column 'Latent'", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().MixClasses(gan, shorter)).Message);
        Assert.Equal("weightColumnName", Assert.Throws<ArgumentException>(() => _ml.Gan().MixClasses(gan, Mix(3, _ => [1, 0, 0]), " ")).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().MixClasses(gan, TinyGan.Latents(_ml)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().MixClasses(gan, Mix(3, _ => [1, 0, 0]), "Latent"));
        using var plain = _ml.Gan().Standard(new StandardGanTrainer.Options
        {
            MaxIterations = 1,
            BatchSize = 8,
            LatentSize = TinyGan.LatentSize,
            Networks = GanNetworks.Dcgan(4),
        }).Fit(ImageRows.View(_ml));
        Assert.Contains("no classes to mix", Assert.Throws<ArgumentException>(() => _ml.Gan().MixClasses(plain, Mix(3, _ => [1, 0, 0]))).Message);
    }
}
