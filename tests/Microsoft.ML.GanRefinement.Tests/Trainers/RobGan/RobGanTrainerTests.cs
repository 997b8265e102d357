
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.RobGan;

[Collection(nameof(Trains))]
public class RobGanTrainerTests
{
    private static byte[] Train(Action<RobGanTrainer.Options>? change = null)
    {
        var ml = new MLContext(1);
        var options = new RobGanTrainer.Options
        {
            MaxIterations = 2,
            BatchSize = 8,
            LatentSize = TinyGan.LatentSize,
            Networks = GanNetworks.Dcgan(4),
            Seed = 3
        };
        change?.Invoke(options);
        using var gan = ml.Gan().RobGan(options).Fit(ImageRows.View(ml));
        Assert.Equal("RobGan", gan.Pair.Specification.Method);
        return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
    }

    [Fact]
    public void The_attack_its_steps_its_start_and_its_sizes_each_matter()
    {
        var trained = Train();
        Assert.Equal(trained, Train());
        Assert.NotEqual(trained, Train(o => o.Attack = null));
        Assert.NotEqual(trained, Train(o => o.Attack = new GanPgdAttack { Steps = 2 }));
        Assert.NotEqual(trained, Train(o => o.Attack = new GanPgdAttack { RandomStart = false }));
        Assert.NotEqual(trained, Train(o => o.Attack = new GanPgdAttack { Bound = 0.03 }));
        Assert.NotEqual(trained, Train(o => o.Attack = new GanPgdAttack { StepSize = 0.005 }));
        Assert.Equal(Train(o => o.Attack = null), Train(o => o.Attack = new GanPgdAttack { Bound = 0 }));
    }

    [Fact]
    public void The_official_codes_mixture_trains_otherwise() => Assert.NotEqual(Train(), Train(o => o.ClassifiesFakes = true));

    [Fact]
    public void Must_name_labels() => Assert.Contains("conditional", Assert.Throws<ArgumentException>(() => Train(o => o.LabelColumnName = null)).Message);
}
