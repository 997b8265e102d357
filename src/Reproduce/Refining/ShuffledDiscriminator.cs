using Microsoft.ML.GanRefinement;
using TorchSharp;

namespace GanRefinement.Reproduce.Refining;

/// <summary>The negative control: a discriminator with the weights that it learned, each layer's in another order, so that of all it knows the
/// distribution of its weights is left.</summary>
internal static class ShuffledDiscriminator
{
    /// <summary>Shuffles the weights of a pair in place.</summary>
    public static GanTransformer Of(GanTransformer gan, int seed)
    {
        using var use = gan.Pair.Use();
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        Random random = new(seed);
        foreach (var weights in gan.Pair.Networks.Discriminator.parameters())
        {
            var values = weights.detach().contiguous().data<float>().ToArray();
            random.Shuffle(values);
            weights.copy_(torch.tensor(values, weights.shape, dtype: torch.ScalarType.Float32, device: torch.CPU));
        }

        return gan;
    }
}
