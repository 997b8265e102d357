
using Microsoft.ML.GanRefinement.Losses;

namespace Microsoft.ML.GanRefinement.Tests.Losses;

public class ObjectiveSpecificationTests
{
    [Fact]
    public void Builds_the_hinge_loss_with_and_without_a_classifier()
    {
        Assert.IsType<HingeObjective>(new ObjectiveSpecification().Build());
        Assert.IsType<SumObjective>(new ObjectiveSpecification { ClassificationWeight = 0.2 }.Build());
    }

    [Fact]
    public void Refuses_a_loss_that_it_does_not_know()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new ObjectiveSpecification { Adversarial = "future" }.Build());
        Assert.Contains("hinge", error.Message);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Refuses_a_weight_that_is_no_weight(double weight) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ObjectiveSpecification { ClassificationWeight = weight }.Build());
}
