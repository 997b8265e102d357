using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Losses;

[Collection(nameof(Trains))]
public class FeatureMatchingLossTests
{
    private static GeneratorStep Step(Tensor fake, Tensor real) => Steps.Generator(fake) with { RealOutput = Output(real), FakeOutput = Output(fake) };

    private static DiscriminatorOutput Output(Tensor features) => new(features.sum(1L), null, features);

    [Fact]
    public void Is_the_squared_distance_of_the_means_whatever_the_order_of_the_batch()
    {
        Tensor real = Steps.Doubles(1, 2, 3, 6).view(2, 2), fake = Steps.Doubles(0, 1, 2, 1).view(2, 2);
        var losses = GanObjective.FeatureMatching().GeneratorLosses(Step(fake, real));
        Assert.Equal([2], losses.shape);
        Assert.Equal(1 + 9, losses.mean().ToDouble(), 12);
        Assert.Equal(1 + 9, GanObjective.FeatureMatching().GeneratorLosses(Step(fake.flip(0), real)).mean().ToDouble(), 12);
    }

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient_by_both_samples()
    {
        Tensor real = Steps.Doubles(1, 2, 3, 6).view(2, 2).requires_grad_(), fake = Steps.Doubles(0, 1, 2, 1).view(2, 2).requires_grad_();
        Tensor Loss() => GanObjective.FeatureMatching().GeneratorLosses(Step(fake, real)).mean();
        FiniteDifferences.Check(Loss, fake, real);
    }

    [Fact]
    public void Of_another_layer_is_that_layers_distance_and_an_unknown_one_is_refused()
    {
        using var networks = SmallPair.CreateNetworks();
        var d = networks.Discriminator;
        var (real, fake) = (randn(4, 1, 8, 8), randn(4, 1, 8, 8));
        var classes = tensor(new long[] { 0, 1, 2, 0 });
        GeneratorStep StepOf() => new(fake, classes, fake, d.call(fake, classes)) { Real = real, RealClasses = classes, Discriminator = d };
        var hidden = new HiddenLayer(d, "downs.0");
        var expected = (hidden.Of(real, classes).flatten(1).mean([0]) - hidden.Of(fake, classes).flatten(1).mean([0])).square().sum().ToDouble();
        var losses = GanObjective.FeatureMatching(layer: "downs.0").GeneratorLosses(StepOf());
        Assert.Equal([4], losses.shape);
        Assert.Equal(expected, losses.mean().ToDouble(), 1e-4 * expected);
        Assert.NotEqual(expected, GanObjective.FeatureMatching(layer: "logit").GeneratorLosses(StepOf()).mean().ToDouble(), 1e-3 * expected);
        Assert.Contains("downs.0", Assert.Throws<ArgumentException>(() => GanObjective.FeatureMatching(layer: "none").GeneratorLosses(StepOf())).Message);
    }

    [Fact]
    public void Of_another_layer_trains_and_is_kept_in_the_model()
    {
        using var folder = new TemporaryFolder();
        var ml = new MLContext(1);
        using var gan = TinyGan.Train(ml, o => o.Objective = GanObjective.FeatureMatching(layer: "downs.0"));
        ml.Model.Save(gan, TinyGan.Latents(ml).Schema, folder.File("gan.zip"));
        using var loaded = (GanTransformer)ml.Model.Load(folder.File("gan.zip"), out _);
        Assert.Equal(gan.Pair.Objective.ToString(), loaded.Pair.Objective.ToString());
        Assert.Contains("downs.0", gan.Pair.Objective.ToString());
    }

    [Fact]
    public void Of_a_sample_alone_is_the_non_saturating_loss() => Assert.Equal(
        GanObjective.NonSaturating().GeneratorLosses(Steps.Generator(Steps.Doubles(0.4))).ToDouble(),
        GanObjective.FeatureMatching().GeneratorLosses(Steps.Generator(Steps.Doubles(0.4))).ToDouble());

    [Fact]
    public void Its_discriminator_has_the_log_loss()
    {
        Tensor real = Steps.Doubles(0.3), fake = Steps.Doubles(-0.2);
        Assert.Equal(GanObjective.NonSaturating(0.9).DiscriminatorLoss(Steps.Discriminator(real, fake)).ToDouble(),
            GanObjective.FeatureMatching(0.9).DiscriminatorLoss(Steps.Discriminator(real, fake)).ToDouble());
    }
}
