using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

public class LeCamTests
{
    private static double? Penalty(IDiscriminatorRegularizer penalty, long index, double[] real, double[] fake, int place = 0) =>
        penalty.Penalty(Steps.Discriminator(Steps.Doubles(real), Steps.Doubles(fake)) with { Index = index, MicroBatchIndex = place })?.ToDouble();

    private static IDiscriminatorRegularizer LeCam(double weight, double decay, int start) =>
        Assert.Single(GanRegularizer.LeCam(weight, decay, start).Build(null!).Discriminator);

    [Fact]
    public void Pulls_each_kind_of_score_to_the_average_of_the_other()
    {
        var penalty = LeCam(weight: 2, decay: 0.75, start: 0);
        // The averages begin as the first means: 2 and −1.
        Assert.Equal(2 * ((4 + 16) / 2.0 + 9), Penalty(penalty, 0, [1, 3], [-1, -1])!.Value, 12);
        // Then 0.75·2 + 0.25·6 = 3 and 0.75·(−1) + 0.25·3 = 0.
        Assert.Equal(2 * (36 + 0), Penalty(penalty, 1, [6], [3])!.Value, 12);
    }

    [Fact]
    public void Moves_its_averages_once_a_step_however_many_batches_make_it()
    {
        var accumulated = LeCam(weight: 1, decay: 0.75, start: 0);
        var whole = LeCam(weight: 1, decay: 0.75, start: 0);
        for (var step = 0; step < 2; step++)
        {
            Penalty(accumulated, step, [1, 3], [-1, 0], place: 0);
            Penalty(accumulated, step, [step, 5], [2, 7], place: 1);
            Penalty(whole, step, [1, 3, step, 5], [-1, 0, 2, 7]);
        }
        Assert.Equal(Penalty(whole, 2, [4], [9])!.Value, Penalty(accumulated, 2, [4], [9])!.Value, 12);
    }

    [Fact]
    public void Begins_after_its_start_from_the_last_means()
    {
        var penalty = LeCam(weight: 1, decay: 0.5, start: 2);
        Assert.Null(Penalty(penalty, 0, [100], [-100]));
        Assert.Null(Penalty(penalty, 1, [4], [0]));
        // Averages 0.5·4 + 0.5·2 = 3 and 0.5·0 + 0.5·2 = 1.
        Assert.Equal(1 + 1, Penalty(penalty, 2, [2], [2])!.Value, 12);
    }

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient_with_constant_averages()
    {
        Tensor real = Steps.Doubles(0.4, -1.2).requires_grad_(), fake = Steps.Doubles(2, 1).requires_grad_();
        var step = Steps.Discriminator(real, fake) with { Index = 1 };
        // With a decay of almost 1 the averages are those of the step before, whatever this step's scores.
        var penalty = LeCam(weight: 3, decay: Math.BitDecrement(1.0), start: 0);
        Penalty(penalty, 0, [1], [-2]);
        FiniteDifferences.Check(() => penalty.Penalty(step)!, real, fake);
    }

    [Fact]
    public void Goes_on_from_a_checkpoint_as_without_it()
    {
        var penalty = LeCam(weight: 1, decay: 0.9, start: 0);
        Penalty(penalty, 0, [1, 2], [0, -3]);
        using var stream = new MemoryStream();
        ((ICheckpointed)penalty).Save(new BinaryWriter(stream));
        stream.Position = 0;
        var resumed = LeCam(weight: 1, decay: 0.9, start: 0);
        ((ICheckpointed)resumed).Load(new BinaryReader(stream));
        Assert.Equal(Penalty(penalty, 1, [5], [6]), Penalty(resumed, 1, [5], [6]));
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(-1e4)]
    public void Is_finite_far_out(double logit) => Assert.True(double.IsFinite(Penalty(LeCam(1, 0.99, 0), 0, [logit], [-logit])!.Value));
}
