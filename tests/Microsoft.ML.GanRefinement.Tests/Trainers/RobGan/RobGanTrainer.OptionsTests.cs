using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.RobGan;

[Collection(nameof(Trains))]
public class RobGanTrainerOptionsTests
{
    private static readonly RobGanTrainer.Options[] s_all = [new(), RobGanTrainer.Options.Cifar10(), RobGanTrainer.Options.ImageNet143(),
        RobGanTrainer.Options.OfficialCode()];

    [Fact]
    public void All_attack_in_five_steps_and_take_five_steps_of_the_discriminator_for_one_of_the_generator() => Assert.All(s_all, o =>
    {
        Assert.Equal((5, 5, 1), (o.Attack!.Steps, o.CriticSteps, o.Replays));
        Assert.Equal((2e-4, 2e-4, 0.0, 0.9, 64, 128), (o.GeneratorLearningRate, o.DiscriminatorLearningRate, o.Beta1, o.Beta2, o.BatchSize, o.LatentSize));
        Assert.Equal(("Label", false, 1.0, 1.0), (o.LabelColumnName, o.ClassifiesFakes, o.GeneratorClassificationWeight, o.DiscriminatorClassificationWeight));
        Assert.Equal(GanObjective.NonSaturating().ToString(), o.Objective.ToString());
        Assert.Empty(o.Regularizers);
        Assert.Null(o.FreePerturbation);
    });

    [Fact]
    public void Have_the_thesis_attack_for_each_data_set_and_the_codes()
    {
        Assert.Equal(new GanPgdAttack { Steps = 5, Bound = 0.02, StepSize = 0.02, RandomStart = true }, new GanPgdAttack());
        Assert.Equal(new GanPgdAttack(), RobGanTrainer.Options.Cifar10().Attack);
        Assert.Equal(new GanPgdAttack { Bound = 0.03, StepSize = 0.03 }, RobGanTrainer.Options.ImageNet143().Attack);
        Assert.Equal(new GanPgdAttack { Bound = 0.03125, StepSize = 0.0078, RandomStart = false }, RobGanTrainer.Options.OfficialCode().Attack);
    }

    [Fact]
    public void Have_RobGANs_networks_at_each_size()
    {
        Assert.All(s_all[1..], o => Assert.Equal((GanNetworks.RobGanResNetFamily.Name, false, 64),
            (o.Networks.Template.Kind, o.Networks.Template.SpectralNormalization, o.Networks.Template.BaseChannels)));
        Assert.All(s_all[1..], o => Assert.Equal(ClassConditioning.AuxiliaryClassifier, o.Networks.Template.Conditioning));
        Presets.AssertFits(RobGanTrainer.Options.Cifar10(), 10, new ImageShape(3, 32, 32));
        Presets.AssertFits(RobGanTrainer.Options.ImageNet143(), 143, new ImageShape(3, 64, 64), new ImageShape(3, 128, 128));
        Presets.AssertFits(RobGanTrainer.Options.OfficialCode(), 143, new ImageShape(3, 64, 64), new ImageShape(3, 128, 128));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void The_official_codes_mixture_is_the_loss_of_the_options_that_they_name_times_a_factor(double lambda)
    {
        // D_L = λ·BCE + (1−λ)·CE on real and generated images, in double precision from logits by hand.
        var (real, fake) = (Steps.Doubles(0.3, -1.2), Steps.Doubles(0.8, -0.1));
        var (realClasses, fakeClasses) = (tensor(new[,] { { 0.2, -1, 0.7 }, { 1.5, 0.1, -0.3 } }), tensor(new[,] { { 0.4, 0.1, -0.6 }, { 0, 0.9, 0.3 } }));
        var classes = tensor(new long[] { 2, 0 });
        var weight = (1 - lambda) / lambda;
        var options = new RobGanTrainer.Options { ClassifiesFakes = true, GeneratorClassificationWeight = weight, DiscriminatorClassificationWeight = weight };
        var objective = new GanRefinement.Trainers.GanMethod("RobGan", options).Objective(3);

        var crossEntropy = Mean(realClasses, classes) + Mean(fakeClasses, classes);
        var adversarial = nn.functional.softplus(-real).mean().ToDouble() + nn.functional.softplus(fake).mean().ToDouble();
        var loss = objective.DiscriminatorLoss(Steps.Discriminator(real, fake, realClasses, classes, fakeClasses)).ToDouble();
        Assert.Equal((lambda * adversarial) + ((1 - lambda) * crossEntropy), lambda * loss, 12);
        var generators = objective.GeneratorLosses(Steps.Generator(fake, fakeClasses, classes)).mean().ToDouble();
        Assert.Equal((lambda * nn.functional.softplus(-fake).mean().ToDouble()) + ((1 - lambda) * Mean(fakeClasses, classes)), lambda * generators, 12);

        static double Mean(Tensor logits, Tensor classes) => -logits.log_softmax(1).gather(1, classes.unsqueeze(1)).mean().ToDouble();
    }

    [Fact]
    public void Classify_real_images_alone_by_default()
    {
        var objective = new GanRefinement.Trainers.GanMethod("RobGan", new RobGanTrainer.Options()).Objective(3);
        Assert.Equal([GanObjective.NonSaturating(), new AuxiliaryClassification(1, 1, classifiesFakes: false)], Assert.IsType<SumObjective>(objective).Terms);
    }
}
