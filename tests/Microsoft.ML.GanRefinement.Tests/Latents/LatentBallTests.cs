using Microsoft.ML.GanRefinement.Latents;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

public class LatentBallTests
{
    [Theory]
    [InlineData(double.PositiveInfinity, LatentNorm.LInfinity)]
    [InlineData(0.3, LatentNorm.LInfinity)]
    [InlineData(0.3, LatentNorm.L2)]
    public void Of_a_uniform_prior_ends_at_its_cube(double radius, LatentNorm norm)
    {
        using var random = new torch.Generator(2);
        var center = (2 * rand([50, 4], generator: random)) - 1;
        var latents = center + randn([50, 4], generator: random);
        var projected = new LatentBall(radius, norm, LatentDistribution.Uniform).Project(latents, center);
        Assert.True(projected.abs().max().ToSingle() <= 1);
        Assert.True(projected.abs().max().ToSingle() == 1);
        var moved = projected - center;
        Assert.True((norm == LatentNorm.L2 ? moved.norm(1) : moved.abs()).max().ToSingle() <= radius + 1e-6);
        // Of a normal one it does not.
        Assert.True(new LatentBall(radius, norm).Project(latents, center).abs().max().ToSingle() > 1);
    }
}
