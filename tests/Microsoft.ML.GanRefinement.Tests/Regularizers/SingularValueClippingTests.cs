using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

[Collection(nameof(RunsAlone))]
public class SingularValueClippingTests
{
    [Fact]
    public void Lowers_the_singular_values_above_the_limit_and_keeps_the_vectors()
    {
        Tensor u = linalg.qr(Steps.Doubles(1, 2, 3, 4, 5, 7, 2, 0, 1).view(3, 3)).Q, v = linalg.qr(Steps.Doubles(2, 1, 0, 1, 1, 3, 1, 4, 1).view(3, 3)).Q;
        Tensor Made(params double[] values) => u.matmul(diag(Steps.Doubles(values))).matmul(v.t());
        var clipped = GanRegularizer.SingularValueClippingPart.Clipped(Made(3, 1.5, 0.5), 1);
        Assert.All((Made(1, 1, 0.5) - clipped).flatten().Doubles(), difference => Assert.Equal(0, difference, 12));
        // Nothing is above the limit: no bit changes.
        var within = Made(0.9, 0.7, 0.1);
        Assert.Equal(within.flatten().Doubles(), GanRegularizer.SingularValueClippingPart.Clipped(within, 1).flatten().Doubles());
    }

    [Fact]
    public void Limits_the_discriminators_matrices_after_every_so_many_steps()
    {
        Assert.True(Largest(everySteps: 1) <= 0.3f + 1e-5f);
        Assert.True(Largest(everySteps: 3) <= 0.3f + 1e-5f);
        Assert.True(Largest(everySteps: 4) > 0.3f);
    }

    // Of the discriminator's matrices, after three steps.
    private static float Largest(int everySteps)
    {
        using var networks = SmallPair.CreateNetworks();
        SmallTraining.Run(networks, [GanRegularizer.SingularValueClipping(0.3, everySteps)]);
        return networks.Discriminator.parameters().Where(p => p.dim() >= 2).Max(p => linalg.svdvals(p.detach().flatten(1)).max().ToSingle());
    }
}
