using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Onnx;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Mlp;

/// <summary>Linear layers, each followed by the activation.</summary>
internal sealed class MlpStack : Module<Tensor, Tensor>, IOnnxModule
{
    private const double Slope = 0.2;

    private readonly MlpActivation _activation;
    private readonly ModuleList<Module<Tensor, Tensor>> layers = [];

    public MlpStack(LayerFactory factory, long inputs, IReadOnlyList<int> widths, MlpActivation activation) : base(nameof(MlpStack))
    {
        _activation = activation;
        foreach (var width in widths)
        {
            layers.Add(factory.Linear(inputs, width));
            inputs = width;
        }
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var x = input;
        foreach (var layer in layers)
            x = Activate(layer.call(x));
        return x;
    }

    /// <inheritdoc/>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var x = input;
        foreach (var layer in layers)
        {
            x = graph.Call(layer, x);
            x = _activation switch
            {
                MlpActivation.LeakyReLU => graph.Node("LeakyRelu", [x], ("alpha", (float)Slope)),
                MlpActivation.Tanh => graph.Node("Tanh", [x]),
                _ => graph.Relu(x),
            };
        }
        return x;
    }

    private Tensor Activate(Tensor x) => _activation switch
    {
        MlpActivation.LeakyReLU => x.LeakyReluInPlace(Slope),
        MlpActivation.Tanh => x.tanh(),
        _ => functional.relu(x, inplace: true),
    };
}
