using System.Globalization;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.ResNet;

namespace Microsoft.ML.GanRefinement.Model.Import;

/// <summary>The layout of pytorch-gan-collections: layers in a row have the numbers of their places in a chain, in which activations and normalisations count
/// too.</summary>
internal sealed class CollectionLayerNames : ILayerNames
{
    private static readonly Dictionary<string, string> s_generatorParts = new()
    {
        ["firstNorm"] = "residual.0",
        ["first"] = "residual.3",
        ["secondNorm"] = "residual.4",
        ["second"] = "residual.6",
        ["shortcut"] = "shortcut.1",
    };

    /// <inheritdoc/>
    public string? Entry(bool ofGenerator) => ofGenerator ? "net_G" : "net_D";

    /// <inheritdoc/>
    public string Find(string layer, NetworkPairSpecification networks, bool ofGenerator)
    {
        var parts = layer.Split('.');
        var name = networks.Kind switch
        {
            GanNetworks.ClassicDcganFamily.Name => ofGenerator ? ClassicGenerator(parts) : ClassicDiscriminator(parts),
            GanNetworks.SnganCnnFamily.Name => ofGenerator ? ConvolutionalGenerator(parts) : ConvolutionalDiscriminator(parts),
            GanNetworks.ResNetFamily.Name => ofGenerator ? ResidualGenerator(parts, ResNetPlan.For(networks).Generator.Count) : ResidualDiscriminator(parts),
            _ => throw new FormatException(
                "the names of pytorch-gan-collections are of GanNetworks.ClassicDcgan, SnganCnn and ResNet"),
        };
        return name ?? throw new FormatException($"pytorch-gan-collections has no layer like '{layer}'");
    }

    private static string? ClassicGenerator(string[] layer) => layer switch
    {
        ["project"] => "main.0",
        ["norms", var i] => $"main.{(3 * Number(i)) + 1}",
        ["ups", var i] => $"main.{(3 * Number(i)) + 3}",
        _ => null,
    };

    // Convolution and activation, then three times convolution, activation and norm.
    private static string? ClassicDiscriminator(string[] layer) => layer switch
    {
        ["downs", "0"] => "main.0",
        ["downs", var i] => $"main.{(3 * Number(i)) - 1}",
        ["norms", var i, "norm"] => $"main.{(3 * Number(i)) + 1}",
        ["logit"] => "linear",
        _ => null,
    };

    private static string? ConvolutionalGenerator(string[] layer) => layer switch
    {
        ["project"] => "linear",
        ["norms", var i] => $"main.{3 * Number(i)}",
        ["convs", var i] => $"main.{(3 * Number(i)) + 2}",
        _ => null,
    };

    private static string? ConvolutionalDiscriminator(string[] layer) => layer switch
    {
        ["convs", var i] => $"main.{2 * Number(i)}",
        ["logit"] => "linear",
        _ => null,
    };

    private static string? ResidualGenerator(string[] layer, int blocks) => layer switch
    {
        ["project"] => "linear",
        ["norm"] => $"blocks.{blocks}",
        ["image"] => $"blocks.{blocks + 2}",
        ["blocks", var i, var part] when s_generatorParts.TryGetValue(part, out var name) => $"blocks.{i}.{name}",
        _ => null,
    };

    // Every second place is for attention. The first block has no activation in front, and pools before its 1×1 convolution.
    private static string? ResidualDiscriminator(string[] layer) => layer switch
    {
        ["blocks", "0", "first"] => "model.0.residual.0",
        ["blocks", "0", "second"] => "model.0.residual.2",
        ["blocks", "0", "shortcut"] => "model.0.shortcut.1",
        ["blocks", var i, "first"] => $"model.{Number(i) / 2}.residual.1",
        ["blocks", var i, "second"] => $"model.{Number(i) / 2}.residual.3",
        ["blocks", var i, "shortcut"] => $"model.{Number(i) / 2}.shortcut.0",
        ["logit"] => "linear",
        _ => null,
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
