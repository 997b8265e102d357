using Microsoft.ML.GanRefinement.Networks.Dcgan;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Networks.Progressive;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Laplacian;

/// <summary>A discriminator for each level of a sample's Laplacian pyramid, which sees the level's detail beside the blurred image that it belongs to, and one
/// for the smallest image.</summary>
internal sealed class LaplacianDiscriminator : Discriminator
{
    private readonly Discriminator coarse;
    private readonly ModuleList<Discriminator> details = [];

    public LaplacianDiscriminator(LayerFactory layers, NetworkPairSpecification s) : base(nameof(LaplacianDiscriminator))
    {
        coarse = new DcganDiscriminator(layers, s with { Image = GanNetworks.LaplacianFamily.SizeAt(s, 0) });
        for (var level = 1; level <= s.PyramidLevels; level++)
        {
            var size = GanNetworks.LaplacianFamily.SizeAt(s, level);
            details.Add(new DcganDiscriminator(layers, s with { Image = size with { Channels = 2 * size.Channels } }));
        }
        RegisterComponents();
    }

    /// <summary>The details of a sample beside what they are added to, from the finest on, and the smallest image: doubled and added up again they are the
    /// sample.</summary>
    /// <param name="samples">[B, C, H, W].</param>
    /// <param name="levels">How many.</param>
    public static (IReadOnlyList<(Tensor Detail, Tensor Blurred)> Details, Tensor Coarse) TakeApart(Tensor samples, int levels)
    {
        List<(Tensor, Tensor)> details = [];
        var x = samples;
        for (var level = 0; level < levels; level++)
        {
            var smaller = nn.functional.avg_pool2d(x, 2);
            var blurred = Growth.Enlarged(smaller, 1);
            details.Add((x - blurred, blurred));
            x = smaller;
        }
        return (details, x);
    }

    /// <inheritdoc/>
    public override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
    {
        var (parts, smallest) = TakeApart(samples, details.Count);
        var first = coarse.call(smallest, classes);
        var (score, features) = (first.Logits, new List<Tensor> { first.Features.flatten(1) });
        for (var level = 0; level < parts.Count; level++)
        {
            var output = details[details.Count - 1 - level].call(cat([parts[level].Detail, parts[level].Blurred], 1), classes);
            score = score.Plus(output.Logits);
            features.Add(output.Features.flatten(1));
        }
        return new DiscriminatorOutput(score, null, cat([.. features], 1));
    }
}
