using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

public class AutoencoderDiscriminatorTests
{
    [Fact]
    public void Scores_by_minus_the_mean_squared_error_of_the_reconstruction()
    {
        using var scope = NewDisposeScope();
        using var random = new torch.Generator(1);
        var specification = GanNetworks.Dcgan(4, new() { AutoencoderDiscriminator = true }).For(new ImageShape(1, 8, 8), 5, 0);
        using var networks = NetworkPairFactory.Create(specification, random, CPU);
        networks.Discriminator.eval();
        using (no_grad())
        {
            // A decoder of zeros: the error is the samples' own mean square.
            foreach (var (name, weight) in networks.Discriminator.named_parameters())
            {
                if (name.StartsWith("decoder.ups.", StringComparison.Ordinal))
                    weight.zero_();
            }
        }
        var samples = cat([zeros(1, 1, 8, 8), full([1, 1, 8, 8], 0.5), full([1, 1, 8, 8], -1.0)]).to(ScalarType.Float32);
        var output = networks.Discriminator.call(samples, null);
        Assert.Equal([0, -0.25, -1], output.Logits.Doubles());
        Assert.Equal([3, 5], output.Features.shape);
    }
}
