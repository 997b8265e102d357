using System.Globalization;
using Microsoft.ML.GanRefinement.Networks;

namespace Microsoft.ML.GanRefinement.Model.Import;

/// <summary>The layout of PyTorch-StudioGAN's residual pairs for 32 pixels: blocks are lists of one, in which attention would be the second; convolutions and
/// norms count on to the end of the network.</summary>
internal sealed class StudioGanLayerNames : ILayerNames
{
    // From here on a block's second convolution has another width than this library's.
    private const int TooLarge = 48;

    private static readonly Dictionary<string, string> s_parts = new()
    {
        ["firstNorm"] = "bn1",
        ["first"] = "conv2d1",
        ["secondNorm"] = "bn2",
        ["second"] = "conv2d2",
        ["shortcut"] = "conv2d0",
    };

    /// <summary>Its batch norms have ε = 1e-4, this library's 1e-5: a variance larger by the difference is the same to them.</summary>
    public double AddedVariance => 1e-4 - 1e-5;

    /// <inheritdoc/>
    public string? Entry(bool ofGenerator) => "state_dict";

    /// <inheritdoc/>
    public string Find(string layer, NetworkPairSpecification networks, bool ofGenerator)
    {
        if (networks.Kind != GanNetworks.ResNetFamily.Name || Math.Max(networks.Image.Height, networks.Image.Width) >= TooLarge)
            throw new FormatException("the names of PyTorch-StudioGAN are of GanNetworks.ResNet for 32 pixels");
        return (ofGenerator, layer.Split('.')) switch
        {
            (true, ["project"]) => "linear0",
            (true, ["norm"]) => "bn4",
            (true, ["image"]) => "conv2d5",
            (true, ["blocks", var i, var part]) when s_parts.TryGetValue(part, out var name) => $"blocks.{i}.0.{name}",
            // Between the discriminator's blocks are places for attention.
            (false, ["blocks", var i, var part]) when s_parts.TryGetValue(part, out var name) => $"blocks.{Number(i) / 2}.0.{name}",
            (false, ["logit"]) => "linear1",
            (false, ["classifier"]) => "linear2",
            (false, ["embedding"]) => "embedding",
            // ReACGAN's and ContraGAN's.
            (false, ["classifier", "direction"]) => "linear2",
            (false, ["classifier", "proxies"]) => "embedding",
            _ => throw new FormatException($"PyTorch-StudioGAN has no layer like '{layer}'"),
        };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
