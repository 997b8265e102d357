using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class SlicedWassersteinTests
{
    [Fact]
    public void On_a_line_it_is_the_distance_itself()
    {
        var one = Samples.Gaussian(50, 1, seed: 1);
        Assert.Equal(2.5, SlicedWassersteinPart.Compute(one, ReferenceData.Map(one, v => v + 2.5), 8, seed: 1).Value, 1e-12);
    }

    [Fact]
    public void Samples_of_unequal_size_are_coupled_by_quantiles()
    {
        Assert.Equal(0.5, SlicedWassersteinPart.SquaredOnLine([0.0, 1.0], [0.0, 0.0, 0.0]));
        // Thirds against halves: 0, then from 1/3 to 1/2 a gap of 1, then of 0, then of 0.
        Assert.Equal(1.0 / 6, SlicedWassersteinPart.SquaredOnLine([0.0, 1.0, 1.0], [0.0, 1.0]), 1e-15);
    }

    [Fact]
    public void A_shift_has_its_length_over_the_root_of_the_dimension()
    {
        var one = Samples.Gaussian(20, 4, seed: 1);
        var found = SlicedWassersteinPart.Compute(one, ReferenceData.Map(one, v => v + 1.5), 4000, seed: 1);
        Assert.Equal(1.5, found.Value, 4 * found.Spread!.Value);
        Assert.InRange(found.Spread.Value, 1e-4, 0.05);
    }

    [Fact]
    public void Many_directions_come_in_chunks_and_follow_from_the_seed()
    {
        var one = Samples.Gaussian(30, 3, seed: 1);
        var other = Samples.Gaussian(40, 3, seed: 2);
        var found = SlicedWassersteinPart.Compute(one, other, 130, seed: 1);
        Assert.Equal(found, SlicedWassersteinPart.Compute(one, other, 130, seed: 1));
        Assert.NotEqual(found, SlicedWassersteinPart.Compute(one, other, 130, seed: 2));
    }
}
