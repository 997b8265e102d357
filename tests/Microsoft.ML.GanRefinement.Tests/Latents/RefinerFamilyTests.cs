using System.Text.Json;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

/// <summary>What holds for every refiner.</summary>
[Collection(nameof(RunsAlone))]
public class RefinerFamilyTests
{
    private static readonly GanScoreCalibration s_calibration = new(0.5, -1);

    public static TheoryData<string, GanLatentRefiner> All => new()
    {
        { "coach", GanLatentRefiner.Coach(4, 0.1) },
        { "fgsm", GanLatentRefiner.Fgsm(4, 0.1, 0.3, LatentNorm.L2) },
        { "fgsm by gradients", GanLatentRefiner.Fgsm(4, 5, 0.3, rule: LatentStepRule.Gradient) },
        { "truncation", GanLatentRefiner.Truncation(0.5) },
        { "resampling", GanLatentRefiner.Resampling(0.5, seed: 3) },
        { "shrinking", GanLatentRefiner.Shrinking(0.4) },
        { "spread", GanLatentRefiner.Spread(iterations: 4, seed: 3) },
        { "langevin", GanLatentRefiner.Langevin(4, 0.1, s_calibration, seed: 3) },
        { "gradientFlow", GanLatentRefiner.GradientFlow(GradientFlowDivergence.LogD, 4, 0.5, 0.02, s_calibration, seed: 3) },
        { "transport", GanLatentRefiner.Transport(4, 0.2, slope: 0.01) },
        { "evolution", GanLatentRefiner.Evolution(0.5, 4, seed: 3) },
        { "sequence", GanLatentRefiner.Sequence(GanLatentRefiner.Shrinking(0.7), GanLatentRefiner.Langevin(2, 0.1, s_calibration, seed: 3)) },
    };

    private static (Tensor Latents, Tensor Classes, DataViewRowId[] Ids) Inputs(int count)
    {
        using var generator = new torch.Generator(3);
        return (randn([count, SmallPair.LatentSize], generator: generator), arange(count, dtype: ScalarType.Int64).remainder(SmallPair.ClassCount),
            [.. Enumerable.Range(0, count).Select(row => new DataViewRowId((ulong)row, 7))]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_row_has_the_same_bits_alone_and_among_others(string name, GanLatentRefiner refiner)
    {
        var pair = SmallPair.Create();
        var (z, classes, ids) = Inputs(19);
        var together = pair.Refine(refiner, z, classes, ids: ids);
        foreach (var row in new[] { 0, 1, 7, 18 })
        {
            var alone = pair.Refine(refiner, z.narrow(0, row, 1), classes.narrow(0, row, 1), ids: [ids[row]]);
            Assert.True(alone.data<float>().ToArray().SequenceEqual(together.narrow(0, row, 1).data<float>().ToArray()), $"{name}, row {row}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_but_the_copies_of_the_latents_moves(string name, GanLatentRefiner refiner)
    {
        var pair = SmallPair.Create();
        var (z, classes, ids) = Inputs(5);
        var latents = z.data<float>().ToArray();
        var (g, d) = (Weights.Bytes(pair.Networks.Generator), Weights.Bytes(pair.Networks.Discriminator));
        List<int> steps = [];

        var moved = pair.Refine(refiner, z, classes, ids: ids, moved: (step, at) =>
        {
            steps.Add(step);
            Assert.Equal(z.shape, at.shape);
        });

        Assert.True(!latents.SequenceEqual(moved.data<float>().ToArray()), name);
        Assert.Equal(latents, z.data<float>().ToArray());
        Assert.Equal(g, Weights.Bytes(pair.Networks.Generator));
        Assert.Equal(d, Weights.Bytes(pair.Networks.Discriminator));
        Assert.All(pair.Networks.Generator.parameters().Concat(pair.Networks.Discriminator.parameters()),
            p => Assert.True(p is { requires_grad: false, grad: null }));
        Assert.Equal(Enumerable.Range(0, steps.Count), steps);
        Assert.True(steps.Count > 1);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Latents_of_a_uniform_prior_stay_in_its_cube(string name, GanLatentRefiner refiner)
    {
        var pair = SmallPair.Create(specification => specification with { Prior = LatentDistribution.Uniform });
        var (z, classes, ids) = Inputs(9);
        var moved = pair.Refine(refiner, z.clamp(-1, 1), classes, ids: ids);
        Assert.True(moved.abs().max().ToSingle() <= 1, name);
        Assert.True(!moved.data<float>().ToArray().SequenceEqual(z.clamp(-1, 1).data<float>().ToArray()), name);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_comes_back_from_json(string name, GanLatentRefiner refiner)
    {
        Assert.Contains($"\"refiner\":\"{name.Split(' ')[0]}\"", refiner.ToString());
        Assert.Equal(refiner, JsonSerializer.Deserialize<GanLatentRefiner>(refiner.ToString()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_leaves_no_tensor_behind(string name, GanLatentRefiner refiner)
    {
        var pair = SmallPair.Create();
        var (z, classes, ids) = Inputs(3);
        pair.Refine(refiner, z, classes, ids: ids).Dispose();
        LiveTensors.AssertFlat(() =>
        {
            for (var i = 0; i < 10; i++)
                pair.Refine(refiner, z, classes, ids: ids).Dispose();
            return 10;
        });
        Assert.NotEmpty(name);
        GC.KeepAlive(pair);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_gradient_of_what_it_lowers_is_that_of_finite_differences(string name, GanLatentRefiner refiner)
    {
        const double Step = 1e-7;
        var pair = SmallPair.Create();
        pair.Networks.Generator.to(ScalarType.Float64);
        pair.Networks.Discriminator.to(ScalarType.Float64);
        var (single, classes, _) = Inputs(RowGradients.Unit);
        var z = single.to(ScalarType.Float64);
        var batch = new RefinementBatch(pair.Networks, pair.Objective, z, classes);
        var networks = new RowGradients(pair.Networks);
        RowValues At(Tensor latents, bool differentiated) => differentiated
            ? networks.Of(new LatentRows(latents, classes, z), (step, _) => refiner.Losses(batch, step))
            : networks.ValuesOf(new LatentRows(latents, classes, z), (step, _) => refiner.Losses(batch, step));
        var gradients = At(z, differentiated: true).Gradients!;
        for (var i = 0; i < SmallPair.LatentSize; i++)
        {
            var aside = zeros_like(z);
            aside.select(1, i).fill_(Step);
            var slopes = (At(z + aside, differentiated: false).Losses - At(z - aside, differentiated: false).Losses) / (2 * Step);
            var error = (slopes - gradients.select(1, i)).abs().max().ToDouble();
            Assert.True(error < 1e-5 * (1 + slopes.abs().max().ToDouble()), $"{name}: off by {error} in coordinate {i}");
        }
    }

    [Fact]
    public void Noise_is_a_rows_own_and_another_with_another_seed_or_id()
    {
        var pair = SmallPair.Create();
        var z = zeros(2, SmallPair.LatentSize);
        var classes = zeros(2, dtype: ScalarType.Int64);
        DataViewRowId[] ids = [new(5, 0), new(6, 0)];
        float[] Of(int seed, params DataViewRowId[] rows) =>
            pair.Refine(GanLatentRefiner.Langevin(1, 1, s_calibration, seed), z, classes, ids: rows).data<float>().ToArray();
        var values = Of(1, ids);
        const int Z = SmallPair.LatentSize;
        Assert.NotEqual(values[..Z], values[Z..]);
        Assert.Equal([.. values[Z..], .. values[..Z]], Of(1, ids[1], ids[0]));
        Assert.NotEqual(values, Of(2, ids));
        Assert.NotEqual(values, Of(1, new DataViewRowId(5, 1), new DataViewRowId(6, 1)));
    }

    [Fact]
    public void What_needs_a_ratio_of_densities_refuses_scores_that_are_none_and_takes_calibrated_ones()
    {
        var networks = SmallPair.Networks;
        foreach (var refiner in new[] { GanLatentRefiner.Langevin(), GanLatentRefiner.GradientFlow(), GanLatentRefiner.Sequence(GanLatentRefiner.Langevin()) })
        {
            Assert.Contains("FitScoreCalibration", Assert.Throws<ArgumentException>(() => refiner.Check(networks, GanObjective.Wasserstein())).Message);
            Assert.Throws<ArgumentException>(() => refiner.Check(networks, GanObjective.Hinge()));
            Assert.Throws<ArgumentException>(() => refiner.Check(networks, GanObjective.NonSaturating(0.9)));
            refiner.Check(networks, GanObjective.NonSaturating());
            refiner.Check(networks, GanObjective.Minimax());
        }
        GanLatentRefiner.Langevin(calibration: s_calibration).Check(networks, GanObjective.Wasserstein());
        var (z, classes, _) = Inputs(2);
        Assert.Throws<ArgumentException>(() => SmallPair.Create().Refine(GanLatentRefiner.Langevin(), z, classes));
    }

    public static TheoryData<string, Func<GanLatentRefiner>> OutOfRange => new()
    {
        { "threshold", () => GanLatentRefiner.Resampling(0.01) },
        { "psi", () => GanLatentRefiner.Shrinking(1.1) },
        { "iterations", () => GanLatentRefiner.Spread(iterations: -1) },
        { "stepSize", () => GanLatentRefiner.Spread(stepSize: 0) },
        { "bound", () => GanLatentRefiner.Spread(bound: 0) },
        { "norm", () => GanLatentRefiner.Spread(norm: (LatentNorm)9) },
        { "rule", () => GanLatentRefiner.Spread(rule: (LatentStepRule)9) },
        { "startDeviation", () => GanLatentRefiner.Spread(startDeviation: 0) },
        { "rule", () => GanLatentRefiner.Fgsm(rule: (LatentStepRule)9) },
        { "iterations", () => GanLatentRefiner.Langevin(-1) },
        { "stepSize", () => GanLatentRefiner.Langevin(stepSize: double.NaN) },
        { "divergence", () => GanLatentRefiner.GradientFlow((GradientFlowDivergence)9) },
        { "iterations", () => GanLatentRefiner.GradientFlow(iterations: -1) },
        { "stepSize", () => GanLatentRefiner.GradientFlow(stepSize: 0) },
        { "noise", () => GanLatentRefiner.GradientFlow(noise: -1) },
        { "iterations", () => GanLatentRefiner.Transport(-1) },
        { "learningRate", () => GanLatentRefiner.Transport(learningRate: 0) },
        { "slope", () => GanLatentRefiner.Transport(slope: 0) },
        { "mutatedShare", () => GanLatentRefiner.Evolution(1.1) },
        { "evaluations", () => GanLatentRefiner.Evolution(evaluations: -1) },
        { "slope", () => GanLatentRefiner.Langevin(calibration: new GanScoreCalibration(double.PositiveInfinity)) },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_number_out_of_range_is_refused_by_name(string argument, Func<GanLatentRefiner> refiner) =>
        Assert.Equal(argument, Assert.Throws<ArgumentOutOfRangeException>(refiner).ParamName);
}
