using System.Text.Json;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.AdvLatDiversity;

[Collection(nameof(Trains))]
public class AdvLatDiversityTrainerOptionsTests
{
    [Fact]
    public void Follow_the_papers_rule_by_default()
    {
        Assert.Equal(new GanModeCollapsePenalty(), new AdvLatDiversityTrainer.Options().ModeCollapsePenalty);
        Assert.Equal(new GanModeCollapsePenalty
        {
            Weight = 1,
            Steps = 3,
            StepSize = 0.01,
            Bound = null,
            Norm = LatentNorm.LInfinity,
            StartDeviation = 0.08,
            DistanceOffset = 0,
        }, new GanModeCollapsePenalty());
    }

    [Fact]
    public void A_search_along_the_gradient_trains_another_network()
    {
        byte[] Train(GanModeCollapsePenalty penalty)
        {
            var ml = new MLContext(1);
            using var gan = ml.Gan().AdvLatDiversity(new AdvLatDiversityTrainer.Options
            {
                ModeCollapsePenalty = penalty,
                Networks = GanNetworks.Dcgan(2),
                MaxIterations = 2,
                BatchSize = 4,
                LatentSize = 4,
                Seed = 3,
            }).Fit(ImageRows.View(ml, 8));
            return Weights.Bytes(gan.Pair.Networks.Generator);
        }

        var signs = Train(new GanModeCollapsePenalty());
        Assert.Equal(signs, Train(new GanModeCollapsePenalty { Rule = LatentStepRule.Sign }));
        Assert.NotEqual(signs, Train(new GanModeCollapsePenalty { Rule = LatentStepRule.Gradient }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Train(new GanModeCollapsePenalty { Rule = (LatentStepRule)7 }));
        // As before there was the option: a training run of then goes on.
        Assert.DoesNotContain("Rule", JsonSerializer.Serialize(new GanModeCollapsePenalty()));
    }

    [Fact]
    public void Have_the_conditional_DCGAN_and_either_search()
    {
        AdvLatDiversityTrainer.Options paper = AdvLatDiversityTrainer.Options.Cifar10(), code = AdvLatDiversityTrainer.Options.OfficialCode();
        Assert.Equal(new GanModeCollapsePenalty(), paper.ModeCollapsePenalty);
        Assert.Equal(new GanModeCollapsePenalty { StepSize = 0.004, DistanceOffset = 1 }, code.ModeCollapsePenalty);
        Assert.All([paper, code], o =>
        {
            Assert.Equal(("Label", 100, 32, 200 * 50_000 / 32), (o.LabelColumnName, o.LatentSize, o.BatchSize, o.MaxIterations));
            Assert.Equal(
                (GanNetworks.DcganFamily.Name, 128, ClassConditioning.LabelConcatenation, DiscriminatorNormalization.Batch),
                (o.Networks.Template.Kind, o.Networks.Template.BaseChannels, o.Networks.Template.Conditioning, o.Networks.Template.Normalization));
            Assert.Equal((GanObjective.NonSaturating().ToString(), 2e-4, null, null), (o.Objective.ToString(), o.GeneratorLearningRate, o.Beta1, o.Beta2));
            Presets.AssertFits(o, 10, new ImageShape(3, 32, 32), new ImageShape(3, 48, 48));
        });
    }
}
