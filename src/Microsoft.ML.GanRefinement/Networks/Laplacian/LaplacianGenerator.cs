using Microsoft.ML.GanRefinement.Networks.Dcgan;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Networks.Progressive;
using Microsoft.ML.GanRefinement.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Laplacian;

/// <summary>x₀ = G₀(z₀), and at each level l = double(x_{k−1}), x_k = l + G_k(l, z_k) (Denton et al. 2015, equation 5).</summary>
internal sealed class LaplacianGenerator : Generator
{
    private readonly int _share;
    private readonly int _first;
    private readonly Generator coarse;
    private readonly ModuleList<LaplacianDetail> details = [];

    public LaplacianGenerator(LayerFactory layers, NetworkPairSpecification s) : base(nameof(LaplacianGenerator))
    {
        _share = s.LatentSize / (s.PyramidLevels + 1);
        _first = s.LatentSize - (_share * s.PyramidLevels);
        coarse = new DcganGenerator(layers, s with { Image = GanNetworks.LaplacianFamily.SizeAt(s, 0), LatentSize = _first });
        for (var level = 1; level <= s.PyramidLevels; level++)
            details.Add(new LaplacianDetail(layers, GanNetworks.LaplacianFamily.SizeAt(s, level), _share, s.BaseChannels));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes)
    {
        var x = coarse.call(latents.narrow(1, 0, _first), classes);
        for (var k = 0; k < details.Count; k++)
        {
            var blurred = Growth.Enlarged(x, 1);
            x = blurred.Plus(details[k].call(blurred, latents.narrow(1, _first + (k * _share), _share)));
        }
        return x.contiguous();
    }

    /// <inheritdoc/>
    public override OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var x = graph.Call(coarse, graph.Columns(input, 0, _first), classes);
        for (var k = 0; k < details.Count; k++)
        {
            var blurred = graph.Enlarged(x, 2);
            var begin = _first + (k * _share);
            x = graph.Node("Add", [blurred, details[k].Write(graph, blurred, graph.Columns(input, begin, begin + _share))]);
        }
        return x;
    }
}
