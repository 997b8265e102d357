using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Laplacian;
using Microsoft.ML.GanRefinement.Networks.Progressive;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Laplacian;

/// <summary>A pyramid is taken apart and put together.</summary>
public class LaplacianTests
{
    private static NetworkPairSpecification Specification(ImageShape image, int levels = 2, int latents = 6) =>
        GanNetworks.LaplacianPyramid(levels, 2).For(image, latents, 0);

    [Fact]
    public void The_parts_of_a_sample_add_up_to_it_and_details_have_no_mean()
    {
        using var scope = NewDisposeScope();
        using var random = new torch.Generator(1);
        var samples = rand([3, 2, 16, 24], dtype: ScalarType.Float64, device: CPU, generator: random);
        var (details, x) = LaplacianDiscriminator.TakeApart(samples, 2);
        Assert.Equal([3, 2, 4, 6], x.shape);
        foreach (var (detail, blurred) in details.Reverse())
        {
            Assert.Equal(0, (blurred - Growth.Enlarged(x, 1)).abs().max().ToDouble(), 1e-12);
            // A detail is what four pixels differ from their mean by.
            Assert.Equal(0, nn.functional.avg_pool2d(detail, 2).abs().max().ToDouble(), 1e-12);
            x = blurred + detail;
        }

        Assert.Equal(0, (x - samples).abs().max().ToDouble(), 1e-12);
    }

    [Fact]
    public void Without_details_a_sample_is_the_small_image_enlarged_and_each_level_has_latents_of_its_own()
    {
        using var scope = NewDisposeScope();
        using var random = new torch.Generator(1);
        using var networks = NetworkPairFactory.Create(Specification(new ImageShape(1, 32, 32)), random, CPU);
        networks.Generator.eval();
        Tensor Sample(params float[] latent) => networks.Generator.call(tensor(latent).view(1, 6), null);
        // The first level's details change pairs of pixels alone, the last one's all.
        var change = (Sample(1, 2, 3, 4, 5, 6) - Sample(1, 2, 3, 4, -5, 6)).abs().max().ToSingle();
        Assert.True(change > 0);
        using (no_grad())
        {
            foreach (var (name, weight) in networks.Generator.named_parameters().Where(p => p.name.Contains(".detail.")))
                weight.zero_();
        }

        Assert.Equal(0, (Sample(1, 2, 3, 4, 5, 6) - Sample(1, 2, 0, 0, 0, 0)).abs().max().ToSingle());
        var flat = Sample(1, 2, 3, 4, 5, 6);
        Assert.Equal(0, (flat - Growth.Enlarged(Growth.Reduced(flat, 2), 2)).abs().max().ToSingle(), 1e-6);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_what_would()
    {
        string Refused(NetworkPairSpecification s) => Assert.Throws<ArgumentOutOfRangeException>(() => NetworkPairFactory.Check(s)).Message;
        Assert.Contains("multiples of 4, for 2 levels", Refused(Specification(new ImageShape(1, 34, 32))));
        Assert.Contains("The lowest level of a Laplacian pyramid of 2 cannot make 1×4×4 images: both sides must be even and at least 8",
            Refused(Specification(new ImageShape(1, 16, 16))));
        Assert.Contains("LatentSize", Refused(Specification(new ImageShape(1, 32, 32), latents: 2)));
        Assert.Contains("unconditional", Refused(Specification(new ImageShape(1, 32, 32)) with { ClassCount = 3 }));
        Assert.Contains("discriminator at each level", Assert.Throws<ArgumentOutOfRangeException>(
            () => GanNetworks.LaplacianPyramid(options: new GanNetworkOptions { LatentCodes = 1 })).Message);
    }
}
