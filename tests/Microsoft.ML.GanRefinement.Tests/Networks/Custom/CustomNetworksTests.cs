using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Custom;

[Collection(nameof(Trains))]
public class CustomNetworksTests
{
    private static readonly ImageShape s_image = new(1, 4, 6);

    private static NetworkPairSpecification Register(string name, int classes = 3)
    {
        GanNetworks.Register(name, shape => new OwnGenerator(shape), shape => new OwnDiscriminator(shape));
        return GanNetworks.Custom(name).For(s_image, 5, classes);
    }

    private static NetworkPair Create(NetworkPairSpecification specification, ulong seed = 1)
    {
        using var random = new torch.Generator(seed);
        return NetworkPairFactory.Create(specification, random, CPU);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Runs_the_users_modules(int classCount)
    {
        using var scope = NewDisposeScope();
        using var networks = Create(Register("runs", classCount));
        var classes = classCount == 0 ? null : tensor(new long[] { 0, 1, 2, 0 });
        var samples = networks.Generator.call(randn(4, 5), classes);
        Assert.Equal([4, 1, 4, 6], samples.shape);
        var output = networks.Discriminator.call(samples, classes);
        Assert.Equal([4], output.Logits.shape);
        Assert.Equal([4, 16], output.Features.shape);
        Assert.Equal(classCount > 0, output.ClassLogits is not null);
        (output.Logits.square().sum() + (output.ClassLogits?.square().sum() ?? 0)).backward();
        Assert.All(networks.Generator.parameters().Concat(networks.Discriminator.parameters()), weight => Assert.NotNull(weight.grad));
    }

    [Fact]
    public void Draws_weights_from_the_seed_unless_told_to_leave_them()
    {
        using var first = Create(Register("drawn"), 7);
        using var second = Create(Register("drawn"), 7);
        Assert.Equal(Weights.Bytes(first.Generator), Weights.Bytes(second.Generator));
        GanNetworks.Register("left", shape => new OwnGenerator(shape), shape =>
        {
            var module = new OwnDiscriminator(shape);
            using var _ = no_grad();
            foreach (var weight in module.parameters())
                weight.fill_(0.25);
            return module;
        });
        using var left = Create(GanNetworks.Custom("left", initialization: null).For(s_image, 5, 3));
        Assert.All(left.Discriminator.parameters(), weight => Assert.Equal(0.25, weight.mean().ToDouble()));
    }

    [Fact]
    public void Leaves_no_trace_in_torchs_own_batch_norm_when_told_so()
    {
        using var scope = NewDisposeScope();
        using var networks = Create(Register("traceless"));
        var (before, z, classes) = (Weights.Bytes(networks.Generator), randn(4, 5).requires_grad_(), tensor(new long[] { 0, 1, 2, 0 }));
        new FrozenScope(networks.Generator).Run(() =>
        {
            networks.Generator.call(z, classes).square().sum().backward();
            return 0;
        });
        Assert.True(z.grad!.abs().sum().ToSingle() > 0);
        Assert.Equal(before, Weights.Bytes(networks.Generator));
        networks.Generator.call(z, classes);
        Assert.NotEqual(before, Weights.Bytes(networks.Generator));
    }

    [Fact]
    public void Names_what_to_register_where_a_model_asks_for_it()
    {
        var json = new GanSpecification { Method = "none", Networks = Register("known", 0), Objective = GanObjective.Hinge() }.ToJson();
        Assert.Equal("known", GanSpecification.FromJson(json).Networks.Registration);
        var error = Assert.Throws<FormatException>(() => GanSpecification.FromJson(json.Replace("known", "elsewhere", StringComparison.Ordinal)));
        Assert.Contains("GanNetworks.Register(\"elsewhere\", shape => new YourGenerator(…)", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => GanNetworks.Custom("elsewhere"));
    }

    [Fact]
    public void Names_the_shape_that_a_module_should_have_made()
    {
        using var scope = NewDisposeScope();
        GanNetworks.Register("wrong", shape => new OwnGenerator(new GanNetworkShape(Register("right") with { Image = new ImageShape(1, 4, 5) })),
            shape => new OwnDiscriminator(new GanNetworkShape(Register("right") with { ClassCount = 2 })));
        using var networks = Create(GanNetworks.Custom("wrong").For(s_image, 5, 3));
        var classes = tensor(new long[] { 0, 1, 2, 0 });
        Assert.Contains("it must be [4, 1, 4, 6]", Assert.Throws<InvalidOperationException>(() => networks.Generator.call(randn(4, 5), classes)).Message);
        Assert.Contains("ClassLogits of shape [4, 2]; it must be [4, 3]",
            Assert.Throws<InvalidOperationException>(() => networks.Discriminator.call(randn(4, 1, 4, 6), classes)).Message);
    }

    [Fact]
    public void Says_that_a_discriminator_of_labelled_data_must_classify()
    {
        // Of no classes, so that it has no layer for them.
        GanNetworks.Register("no-logits", shape => new OwnGenerator(shape),
            shape => new OwnDiscriminator(new GanNetworkShape(Register("right", 0) with { Image = new ImageShape(1, ImageRows.Side, ImageRows.Side) })));
        var ml = new MLContext(1);
        var trainer = ml.Gan().Standard(new StandardGanTrainer.Options
        {
            Networks = GanNetworks.Custom("no-logits"),
            LabelColumnName = "Label",
            MaxIterations = 1,
            BatchSize = 4,
            LatentSize = 5,
        });
        Assert.Contains("let its DiscriminatorOutput have ClassLogits",
            Assert.Throws<InvalidOperationException>(() => trainer.Fit(ImageRows.View(ml, 6))).Message);
    }

    [Fact]
    public void Refuses_names_and_factories_that_are_none()
    {
        Assert.Throws<ArgumentException>(() => GanNetworks.Register(" ", shape => new OwnGenerator(shape), shape => new OwnDiscriminator(shape)));
        Assert.Throws<ArgumentNullException>(() => GanNetworks.Register("x", null!, shape => new OwnDiscriminator(shape)));
        Assert.Throws<ArgumentNullException>(() => GanNetworks.Register("x", shape => new OwnGenerator(shape), null!));
        Assert.Throws<ArgumentNullException>(() => new DiscriminatorOutput(null!));
        GanNetworks.Register("nothing", _ => null!, _ => null!);
        Assert.Contains("'nothing' is null", Assert.Throws<InvalidOperationException>(() => Create(GanNetworks.Custom("nothing").For(s_image, 5, 3))).Message);
    }
}
