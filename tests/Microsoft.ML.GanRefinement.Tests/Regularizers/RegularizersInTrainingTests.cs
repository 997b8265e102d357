using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Tests.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

/// <summary>Every penalty in the training loop, on small networks of three classes.</summary>
[Collection(nameof(RunsAlone))]
public class RegularizersInTrainingTests
{
    private static readonly (string Name, Func<double, GanRegularizer> Create)[] s_ofDiscriminator =
    [
        ("gradient penalty", w => GanRegularizer.GradientPenalty(w)),
        ("dragan", w => GanRegularizer.Dragan(w)),
        ("R1", GanRegularizer.R1),
        ("R2", GanRegularizer.R2),
        ("Wasserstein divergence", w => GanRegularizer.WassersteinDivergence(w)),
        ("drift", GanRegularizer.Drift),
        ("LeCam", w => GanRegularizer.LeCam(w, start: 0)),
    ];

    private static readonly (string Name, Func<double, GanRegularizer> Create)[] s_ofGenerator =
    [
        ("feature matching", w => GanRegularizer.FeatureMatching(w)),
        ("feature matching of a layer", w => GanRegularizer.FeatureMatching(w, "downs.0")),
        ("pulling away", GanRegularizer.PullingAway),
        ("mode seeking", GanRegularizer.ModeSeeking),
    ];

    private static readonly (string Name, Func<double, GanRegularizer> Create)[] s_all =
        [.. s_ofDiscriminator, .. s_ofGenerator, ("local stability", GanRegularizer.LocalStability),
            ("historical averaging", GanRegularizer.HistoricalAveraging)];

    public static TheoryData<string> DiscriminatorNames => [.. s_ofDiscriminator.Select(c => c.Name)];

    public static TheoryData<string> GeneratorNames => [.. s_ofGenerator.Select(c => c.Name)];

    // Neither player gains anything by the objective: what moves, moves by the penalty.
    private static (bool Generator, bool Discriminator) Moved(params GanRegularizer[] regularizers)
    {
        using var networks = SmallPair.CreateNetworks();
        var (g, d) = (Weights.Parameters(networks.Generator), Weights.Parameters(networks.Discriminator));
        SmallTraining.Run(networks, regularizers, new OneSided(GanObjective.Hinge(), 0, 0) { KeepsReal = false }, iterations: 1);
        return (!g.SequenceEqual(Weights.Parameters(networks.Generator)), !d.SequenceEqual(Weights.Parameters(networks.Discriminator)));
    }

    private static byte[] Train(params GanRegularizer[] regularizers)
    {
        using var networks = SmallPair.CreateNetworks();
        SmallTraining.Run(networks, regularizers);
        return [.. Weights.Bytes(networks.Generator), .. Weights.Bytes(networks.Discriminator)];
    }

    [Fact]
    public void Without_a_penalty_nobody_moves() => Assert.Equal((false, false), Moved());

    [Theory]
    [MemberData(nameof(DiscriminatorNames))]
    public void Moves_the_discriminator_alone(string name) =>
        Assert.Equal((false, true), Moved(s_ofDiscriminator.Single(c => c.Name == name).Create(1)));

    [Theory]
    [MemberData(nameof(GeneratorNames))]
    public void Moves_the_generator_alone(string name) =>
        Assert.Equal((true, false), Moved(s_ofGenerator.Single(c => c.Name == name).Create(1)));

    // It is a penalty on what D gains by the objective, so D has to gain something; G does not.
    [Fact]
    public void Local_stability_moves_the_generator_alone()
    {
        var (still, apart) = (AfterOneStep(weight: 0), AfterOneStep(weight: 1));
        Assert.NotEqual(still.Generator, apart.Generator);
        Assert.Equal(still.Discriminator, apart.Discriminator);

        static (byte[] Generator, byte[] Discriminator) AfterOneStep(double weight)
        {
            using var networks = SmallPair.CreateNetworks();
            SmallTraining.Run(
                networks, [GanRegularizer.LocalStability(weight)], new OneSided(GanObjective.Hinge(), generator: 0, discriminator: 1) { KeepsReal = false },
                    iterations: 1);
            return (Weights.Parameters(networks.Generator), Weights.Bytes(networks.Discriminator));
        }
    }

    [Fact]
    public void Weight_zero_is_the_same_as_absent_bit_for_bit() =>
        Assert.Equal(Train(), Train([.. s_all.Select(c => c.Create(0))]));

    [Fact]
    public void Each_changes_what_is_learnt()
    {
        var plain = Train();
        Assert.All(s_all, c => Assert.NotEqual(plain, Train(c.Create(1))));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        GanRegularizer[] all = [.. s_all.Select(c => c.Create(0.1))];
        Assert.Equal(Train(all), Train(all));
    }

    [Fact]
    public void Clipped_weights_stay_within_the_limit_while_the_generators_do_not()
    {
        using var networks = SmallPair.CreateNetworks();
        SmallTraining.Run(networks, [GanRegularizer.WeightClipping(0.02)]);
        Assert.All(networks.Discriminator.parameters(), p => Assert.True(p.abs().max().ToSingle() <= 0.02f));
        Assert.Contains(networks.Generator.parameters(), p => p.abs().max().ToSingle() > 0.02f);
    }

    [Theory]
    [MemberData(nameof(DiscriminatorNames))]
    [MemberData(nameof(GeneratorNames))]
    [InlineData("local stability")]
    [InlineData("historical averaging")]
    public void Keeps_the_number_of_live_tensors_flat(string name)
    {
        using var networks = SmallPair.CreateNetworks();
        var counts = new List<long>();
        LiveTensors.Count();
        var watcher = new OneSided(GanObjective.Hinge(), 1, 1) { KeepsReal = false, AfterGeneratorStep = () => counts.Add(Tensor.TotalCount) };
        SmallTraining.Run(networks, [s_all.Single(c => c.Name == name).Create(0.1)], watcher, iterations: 12);
        // TorchSharp counts the empty tensors that autograd.grad gives for weights without a gradient, here the class head's two, and never
        // takes them back; they have no memory.
        var empty = name == "local stability" ? 2 : 0;
        Assert.Equal(counts[5] + (6 * empty), counts[11]);
    }
}
