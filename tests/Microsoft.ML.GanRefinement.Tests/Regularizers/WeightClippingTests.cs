using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

public class WeightClippingTests
{
    [Fact]
    public void Puts_every_parameter_into_the_limits_and_no_buffer()
    {
        using var networks = SmallPair.CreateNetworks();
        var buffers = Weights.Buffers(networks.Generator);
        new GanRegularizer.WeightClippingPart(0.01).Apply(networks.Generator);
        Assert.All(networks.Generator.parameters(), p => Assert.True(p.abs().max().ToSingle() <= 0.01f && p.requires_grad));
        Assert.Contains(networks.Generator.parameters(), p => p.abs().max().ToSingle() == 0.01f);
        Assert.Equal(buffers, Weights.Buffers(networks.Generator));
    }

    [Fact]
    public void Leaves_weights_within_the_limits_alone()
    {
        using var critic = FormulaCritic.Linear(0.5, -2, 0.1);
        new GanRegularizer.WeightClippingPart(0.5).Apply(critic);
        Assert.Equal([0.5, -0.5, 0.1], critic.Weight.data<double>().ToArray());
    }

    [Fact]
    public void In_one_dimension_the_best_clipped_critic_finds_the_limit_times_the_distance_of_the_means()
    {
        var (real, fake) = (Steps.Doubles(0.3, 1.9, -0.4).view(3, 1), Steps.Doubles(-1, 0.2, -0.7).view(3, 1));
        using var critic = FormulaCritic.Linear(0);
        var loss = 0.0;
        for (var i = 0; i < 20; i++)
        {
            var value = GanObjective.Wasserstein().DiscriminatorLoss(critic.Step(real, fake));
            loss = value.ToDouble();
            critic.Weight.grad?.zero_();
            value.backward();
            using (torch.no_grad())
                critic.Weight.sub_(0.01 * critic.Weight.grad!);
            new GanRegularizer.WeightClippingPart(0.05).Apply(critic);
        }
        Assert.Equal(-0.05 * (0.6 + 0.5), loss, 9);
    }
}
