
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>How many values, running statistics included, the networks of a specification have; found by a dry run, without building
/// them.</summary>
/// <param name="Generator">Parameters and buffers of the generator.</param>
/// <param name="Discriminator">Parameters and buffers of the discriminator.</param>
/// <param name="Resolutions">Heights of the maps that both networks can have self-attention on.</param>
internal sealed record NetworkSize(long Generator, long Discriminator, IReadOnlyList<int> Resolutions)
{
    /// <summary>The size of a specification whose numbers are in range. Zero where only the user's code knows it.</summary>
    public static NetworkSize Of(NetworkPairSpecification s)
    {
        // Sizes are taken from layers: the first use of torch in a Fit or a Load.
        TorchRuntime.Require();
        if (NetworkPairFactory.Family(s).IsUsersOwn)
            return new NetworkSize(0, 0, []);
        var (ofGenerator, ofDiscriminator) = (LayerFactory.Generator(s, dryRun: true), LayerFactory.Discriminator(s, dryRun: true));
        NetworkPairFactory.CreateGenerator(s, ofGenerator).Dispose();
        NetworkPairFactory.CreateDiscriminator(s, ofDiscriminator).Dispose();
        return new NetworkSize(ofGenerator.Weights, ofDiscriminator.Weights, [.. ofGenerator.Resolutions.Intersect(ofDiscriminator.Resolutions)]);
    }
}
