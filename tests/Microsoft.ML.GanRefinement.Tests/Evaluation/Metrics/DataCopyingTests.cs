
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class DataCopyingTests
{
    private static readonly FeatureMatrix s_training = Samples.Gaussian(200, 3, seed: 1);
    private static readonly FeatureMatrix s_heldOut = Samples.Gaussian(200, 3, seed: 2);

    [Fact]
    public void A_copy_is_nearer_than_any_held_out_sample() => Assert.Equal(1, DataCopyingPart.Compute(s_training, s_heldOut, s_training).Value);

    [Fact]
    public void Samples_far_off_are_never_nearer() =>
        Assert.Equal(0, DataCopyingPart.Compute(s_training, s_heldOut, Samples.Gaussian(50, 3, seed: 3, shift: 1000)).Value);

    [Fact]
    public void The_held_out_sample_itself_is_even() => Assert.Equal(0.5, DataCopyingPart.Compute(s_training, s_heldOut, s_heldOut).Value, 1e-12);

    [Fact]
    public void A_fresh_sample_is_even_within_four_errors()
    {
        var found = DataCopyingPart.Compute(s_training, s_heldOut, Samples.Gaussian(300, 3, seed: 4));
        Assert.Equal(Math.Sqrt(501.0 / (12 * 200 * 300)), found.Spread!.Value, 1e-12);
        Assert.InRange(found.Value, 0.5 - (4 * found.Spread.Value), 0.5 + (4 * found.Spread.Value));
    }
}
