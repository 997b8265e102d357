using System.Globalization;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.ResNet;

namespace Microsoft.ML.GanRefinement.Model.Import;

/// <summary>The layout of mimicry's residual pairs: the generator is l1, block2 and on, then a norm and a convolution with the next number; the discriminator
/// is block1 and on, then a linear layer with that number too, and l_y for classes.</summary>
internal sealed class MimicryLayerNames : ILayerNames
{
    private static readonly Dictionary<string, string> s_parts = new()
    {
        ["firstNorm"] = "b1",
        ["first"] = "c1",
        ["secondNorm"] = "b2",
        ["second"] = "c2",
        ["shortcut"] = "c_sc",
    };

    /// <inheritdoc/>
    public string? Entry(bool ofGenerator) => "model_state_dict";

    /// <inheritdoc/>
    public string Find(string layer, NetworkPairSpecification networks, bool ofGenerator)
    {
        if (networks.Kind != GanNetworks.ResNetFamily.Name)
            throw new FormatException("mimicry's names are of residual networks: GanNetworks.ResNet");
        var last = ResNetPlan.For(networks).Generator.Count + 2;
        return (ofGenerator, layer.Split('.')) switch
        {
            (true, ["project"]) => "l1",
            (true, ["norm"]) => $"b{last}",
            (true, ["image"]) => $"c{last}",
            (true, ["blocks", var i, var part]) when s_parts.TryGetValue(part, out var name) => $"block{Number(i) + 2}.{name}",
            // Between the discriminator's blocks are places for attention.
            (false, ["blocks", var i, var part]) when s_parts.TryGetValue(part, out var name) => $"block{(Number(i) / 2) + 1}.{name}",
            (false, ["logit"]) => $"l{last}",
            (false, ["embedding"]) => "l_y",
            _ => throw new FormatException($"mimicry has no layer like '{layer}'"),
        };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
