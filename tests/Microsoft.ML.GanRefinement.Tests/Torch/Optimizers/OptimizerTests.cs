using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch.Optimizers;
using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Microsoft.ML.GanRefinement.Tests.Torch.Optimizers;

[Collection(nameof(RunsAlone))]
public class OptimizerTests
{
    private const double Rate = 0.01;

    private static readonly Dictionary<string, (Func<Parameter[], Optimizer> Own, Func<Parameter[], optim.Optimizer> Theirs)> s_settings = new()
    {
        ["Adam"] = (w => new Adam(w), w => optim.Adam(w, Rate)),
        ["Adam, no momentum"] = (w => new Adam(w, 0, 0.9), w => optim.Adam(w, Rate, 0, 0.9)),
        ["Adam, 0.5"] = (w => new Adam(w, 0.5, 0.99), w => optim.Adam(w, Rate, 0.5, 0.99)),
        ["RMSProp"] = (w => new RmsProp(w, 0.9), w => optim.RMSProp(w, Rate, 0.9)),
        ["RMSProp, momentum"] = (w => new RmsProp(w, 0.9, 0.5), w => optim.RMSProp(w, Rate, 0.9, momentum: 0.5)),
        ["RMSProp, centred"] = (w => new RmsProp(w, 0.9, centered: true), w => optim.RMSProp(w, Rate, 0.9, centered: true)),
        ["RMSProp, centred, momentum"] =
            (w => new RmsProp(w, 0.9, 0.5, centered: true), w => optim.RMSProp(w, Rate, 0.9, momentum: 0.5, centered: true)),
        ["SGD"] = (w => new Sgd(w), w => optim.SGD(w, Rate)),
        ["SGD, momentum"] = (w => new Sgd(w, 0.9), w => optim.SGD(w, Rate, momentum: 0.9)),
    };

    public static TheoryData<string> Settings => [.. s_settings.Keys];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Steps_as_TorchSharps_own(string setting)
    {
        using var scope = NewDisposeScope();
        var (mine, others) = (Weights(), Weights());
        using var own = s_settings[setting].Own(mine);
        using var theirs = s_settings[setting].Theirs(others);
        for (var step = 0; step < 20; step++)
        {
            Learn(mine, step);
            Learn(others, step);
            own.Step(Rate);
            theirs.step();
            Assert.All(mine.Zip(others), pair => Assert.InRange((pair.First - pair.Second).abs().max().ToSingle(), 0, 1e-6));
        }
        Assert.True((mine[0] - Weights()[0]).abs().max().ToSingle() > 1e-3);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Goes_on_from_what_it_saved_to_the_same_bits(string setting)
    {
        using var scope = NewDisposeScope();
        var (whole, resumed) = (Weights(), Weights());
        using var first = s_settings[setting].Own(whole);
        for (var step = 0; step < 5; step++)
        {
            Learn(whole, step);
            first.Step(Rate);
        }
        using var second = s_settings[setting].Own(resumed);
        var saved = Saved(first);
        using (var reader = new BinaryReader(new MemoryStream(saved)))
        {
            second.Load(reader);
            Assert.Equal(saved.Length, reader.BaseStream.Position);
        }
        using (no_grad())
            Assert.All(resumed.Zip(whole), pair => pair.First.copy_(pair.Second));
        for (var step = 5; step < 10; step++)
        {
            Learn(whole, step);
            Learn(resumed, step);
            first.Step(Rate);
            second.Step(Rate);
        }
        Assert.All(whole.Zip(resumed), pair => Assert.Equal(pair.First.data<float>().ToArray(), pair.Second.data<float>().ToArray()));
        Assert.Equal(Saved(first), Saved(second));
    }

    // On a gradient of 2. RMSProp has 0.1·4 under the root, and centred 0.1·4 − (0.1·2)².
    [Theory]
    [InlineData("Adam", 1)]
    [InlineData("Adam, 0.5", 1)]
    [InlineData("RMSProp", 3.16227766)]
    [InlineData("RMSProp, momentum", 3.16227766)]
    [InlineData("RMSProp, centred", 3.33333333)]
    [InlineData("SGD", 2)]
    [InlineData("SGD, momentum", 2)]
    public void The_first_step_is_the_one_on_paper(string setting, double rates)
    {
        using var scope = NewDisposeScope();
        var weight = new Parameter(zeros(1));
        using var optimizer = s_settings[setting].Own([weight]);
        (weight * 2).sum().backward();
        optimizer.Step(Rate);
        Assert.Equal(-Rate * rates, weight.ToDouble(), 1e-7);
    }

    [Fact]
    public void Adam_on_a_constant_slope_moves_by_the_rate_in_every_step()
    {
        using var scope = NewDisposeScope();
        var weight = new Parameter(zeros(1));
        using var optimizer = new Adam([weight]);
        for (var step = 0; step < 50; step++)
        {
            optimizer.ClearGradients();
            (weight * 0.3f).sum().backward();
            optimizer.Step(1e-3);
        }
        Assert.Equal(-0.05, weight.ToDouble(), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Leaves_a_weight_without_a_gradient_as_it_is(string setting)
    {
        using var scope = NewDisposeScope();
        Parameter[] weights = [new(ones(2)), new(ones(2))];
        using var optimizer = s_settings[setting].Own(weights);
        weights[1].sum().backward();
        optimizer.Step(Rate);
        Assert.Equal([1f, 1f], weights[0].data<float>().ToArray());
        Assert.True(weights[1].max().ToSingle() < 1);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Leaves_no_tensors_behind(string setting)
    {
        using var scope = NewDisposeScope();
        var weights = Weights();
        using var optimizer = s_settings[setting].Own(weights);
        Learn(weights, 0);
        optimizer.Step(Rate);
        LiveTensors.AssertFlat(() =>
        {
            for (var step = 0; step < 10; step++)
            {
                optimizer.ClearGradients();
                optimizer.Step(Rate);
            }
            return 0;
        });
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1e3)]
    public void Clips_as_TorchSharp_does(double longest)
    {
        using var scope = NewDisposeScope();
        var (mine, others) = (Weights(), Weights());
        Learn(mine, 1);
        Learn(others, 1);
        GradientClip.ToNorm(mine, longest);
        nn.utils.clip_grad_norm_(others, longest);
        Assert.All(mine.Zip(others), pair => Assert.InRange((pair.First.grad! - pair.Second.grad!).abs().max().ToSingle(), 0, 1e-7));
    }

    private static Parameter[] Weights()
    {
        using var generator = new Generator(3);
        return [new(randn(3, 4, generator: generator)), new(randn(5, generator: generator))];
    }

    private static void Learn(Parameter[] weights, int step)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)step);
        foreach (var weight in weights)
        {
            weight.grad?.zero_();
            (weight * weight * randn(weight.shape, generator: generator)).sum().backward();
        }
    }

    private static byte[] Saved(Optimizer optimizer)
    {
        using var stream = new MemoryStream();
        optimizer.Save(new BinaryWriter(stream));
        return stream.ToArray();
    }
}
