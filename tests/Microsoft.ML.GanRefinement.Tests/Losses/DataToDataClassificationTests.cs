using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Losses;

public class DataToDataClassificationTests
{
    private const double Margin = 0.98;

    // Cosines with three classes, and directions whose products are the samples' similarities.
    private static DiscriminatorOutput Output(double[,] cosines, double[,] directions) => new(
        zeros(cosines.GetLength(0), dtype: ScalarType.Float64), tensor(cosines, dtype: ScalarType.Float64))
    {
        Embedding = tensor(directions, dtype: ScalarType.Float64),
    };

    private static double Loss(DiscriminatorOutput output, params long[] classes) =>
        new DataToDataClassification(1).RealLoss(output, tensor(classes)).ToDouble();

    [Fact]
    public void Is_the_logarithm_of_the_others_and_one_where_all_is_right()
    {
        // Each at its class, and all at right angles: e^0 against e^0 for each sample of another class.
        var right = Output(new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }, new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } });
        Assert.Equal(Math.Log(3), Loss(right, 0, 1, 2), 12);
    }

    [Fact]
    public void Has_nothing_to_tell_from_in_a_batch_of_one_class() =>
        Assert.Equal(0, Loss(Output(new double[,] { { -1, 0, 0 }, { 0.3, 0, 0 } }, new double[,] { { 1, 0 }, { 0, 1 } }), 0, 0), 12);

    [Fact]
    public void Is_the_papers_formula()
    {
        // p = (0.48 − 0.98)/0.5 = −1 and n = (0.52 − 0.02)/0.5 = 1 for both: −ln(e⁻¹/(e⁻¹ + e)) = ln(1 + e²).
        var angle = Math.Acos(0.52);
        var output = Output(new double[,] { { 0.48, 0, 0 }, { 0, 0.48, 0 } }, new double[,] { { 1, 0 }, { Math.Cos(angle), Math.Sin(angle) } });
        Assert.Equal(Math.Log(1 + Math.Exp(2)), Loss(output, 0, 1), 9);
        Assert.Equal(2.126928, Loss(output, 0, 1), 6);
    }

    [Theory]
    [InlineData(0.98)]
    [InlineData(1)]
    public void A_sample_within_the_margin_of_its_class_is_pulled_no_nearer(double cosine) =>
        Assert.Equal(Math.Log(2), Loss(Output(new double[,] { { cosine, 0, 0 }, { 0, 1, 0 } }, new double[,] { { 1, 0 }, { 0, 1 } }), 0, 1), 12);

    [Fact]
    public void Does_not_depend_on_the_order_of_the_batch()
    {
        var (cosines, directions, classes) = Random();
        var turned = tensor(new long[] { 3, 0, 2, 1 });
        var term = new DataToDataClassification(1);
        DiscriminatorOutput Of(Tensor c, Tensor d) => new(zeros(4, dtype: ScalarType.Float64), c) { Embedding = d };
        Assert.Equal(term.RealLoss(Of(cosines, directions), classes).ToDouble(),
            term.RealLoss(Of(cosines.index_select(0, turned), directions.index_select(0, turned)), classes.index_select(0, turned)).ToDouble(), 12);
    }

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient()
    {
        var (cosines, directions, classes) = Random();
        (cosines, directions) = (cosines.requires_grad_(), directions.requires_grad_());
        var output = new DiscriminatorOutput(zeros(4, dtype: ScalarType.Float64), cosines) { Embedding = directions };
        var term = new DataToDataClassification(0.7, 1.3, classifiesFakes: true, temperature: 0.4, margin: 0.9);
        FiniteDifferences.Check(() => term.RealLoss(output, classes), cosines, directions);
        FiniteDifferences.Check(() => term.FakeLoss(output, classes)!, cosines, directions);
        using var pair = SmallPair.CreateNetworks();
        var step = new GeneratorStep(zeros(4, 1), classes, zeros(4, 1), output) { Generator = pair.Generator };
        FiniteDifferences.Check(() => term.GeneratorLosses(step).sum(), cosines, directions);
    }

    [Fact]
    public void Weighs_each_players_term()
    {
        var (cosines, directions, classes) = Random();
        var output = new DiscriminatorOutput(zeros(4, dtype: ScalarType.Float64), cosines) { Embedding = directions };
        using var pair = SmallPair.CreateNetworks();
        var step = new GeneratorStep(zeros(4, 1), classes, zeros(4, 1), output) { Generator = pair.Generator };
        var one = new DataToDataClassification(1).RealLoss(output, classes).ToDouble();
        Assert.Equal(0.5 * one, new DataToDataClassification(1, 0.5).RealLoss(output, classes).ToDouble(), 12);
        Assert.Equal(0.2 * one, new DataToDataClassification(0.2).GeneratorLosses(step).mean().ToDouble(), 12);
        Assert.Null(new DataToDataClassification(1).FakeLoss(output, classes));
        Assert.Equal([0, 0, 0, 0], new DataToDataClassification(0).GeneratorLosses(step).data<double>().ToArray());
    }

    [Fact]
    public void In_a_search_each_sample_is_drawn_to_its_own_class_whatever_the_batch()
    {
        var output = Output(new double[,] { { 0.48, 0, 0 }, { 0, 0.99, 0 } }, new double[,] { { 1, 0 }, { 0, 1 } });
        var losses = new DataToDataClassification(3).GeneratorLosses(new GeneratorStep(zeros(2, 1), tensor(new long[] { 0, 1 }), zeros(2, 1), output));
        Assert.Equal([3 * 1.0, 0], losses.data<double>().ToArray().Select(l => Math.Round(l, 12)));
    }

    [Fact]
    public void Says_what_is_missing_where_networks_give_no_directions()
    {
        var output = new DiscriminatorOutput(zeros(2), zeros(2, 3));
        Assert.Contains("DiscriminatorOutput.Embedding",
            Assert.Throws<InvalidOperationException>(() => new DataToDataClassification(1).RealLoss(output, tensor(new long[] { 0, 1 }))).Message);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0)]
    [InlineData(0.5, 1.01)]
    [InlineData(double.NaN, 0.5)]
    public void Numbers_out_of_range_are_refused(double temperature, double margin) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DataToDataClassification(1, temperature: temperature, margin: margin));

    private static (Tensor Cosines, Tensor Directions, Tensor Classes) Random()
    {
        using var random = new torch.Generator(3);
        var directions = randn([4, 3], dtype: ScalarType.Float64, generator: random);
        return (rand([4, 3], dtype: ScalarType.Float64, generator: random) * Margin * 0.8, (directions / directions.norm(1, keepdim: true)).detach(),
            tensor(new long[] { 0, 2, 1, 0 }));
    }
}
