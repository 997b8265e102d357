using Microsoft.ML.GanRefinement.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>The normalisations of a generator that look at one sample alone, and none, in the place of batch normalisation. A conditional one has a gain and a
/// bias per class; without classes instance normalisation has one of each, the others have no parameters.</summary>
internal sealed class ConditionalSampleNorm2d : Module<Tensor, Tensor?, Tensor>, IOnnxModule
{
    private const double InstanceEpsilon = 1e-5;
    private const double PixelEpsilon = 1e-8;

    private readonly GeneratorNormalization _kind;
    private readonly int _classCount;
    private readonly Parameter? gain;
    private readonly Parameter? bias;

    /// <param name="kind">Any but <see cref="GeneratorNormalization.Batch"/>.</param>
    /// <param name="channels">Channels of the input.</param>
    /// <param name="classCount">Number of classes, 0 for none.</param>
    public ConditionalSampleNorm2d(GeneratorNormalization kind, int channels, int classCount) : base(nameof(ConditionalSampleNorm2d))
    {
        (_kind, _classCount) = (kind, classCount);
        if (RowCount(kind, classCount) is > 0 and var rows)
        {
            gain = new Parameter(ones([rows, channels], dtype: ScalarType.Float32, device: CPU));
            bias = new Parameter(zeros([rows, channels], dtype: ScalarType.Float32, device: CPU));
        }
        RegisterComponents();
    }

    /// <summary>How many gains a channel has.</summary>
    public static int RowCount(GeneratorNormalization kind, int classCount) => kind == GeneratorNormalization.Instance ? Math.Max(1, classCount) : classCount;

    /// <summary>The input itself, not a copy, where nothing is done to it.</summary>
    public override Tensor forward(Tensor input, Tensor? classes)
    {
        var x = Normalize(input);
        return gain is null ? x : ClassGains.Apply(x, gain, bias!, _classCount, classes);
    }

    /// <inheritdoc/>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var x = _kind switch
        {
            GeneratorNormalization.Instance => Divided(graph.Node("Sub", [input, Mean(input, 2, 3)]), InstanceEpsilon, 2, 3),
            GeneratorNormalization.Pixel => Divided(input, PixelEpsilon, 1),
            _ => input,
        };
        return gain is null ? x : ClassGains.Write(graph, x, gain, bias!, _classCount, classes);

        OnnxValue Mean(OnnxValue of, params long[] axes) => graph.Node("ReduceMean", [of], ("axes", axes), ("keepdims", 1L));

        OnnxValue Divided(OnnxValue of, double epsilon, params long[] axes) => graph.Node(
            "Div", [of, graph.Node("Sqrt", [graph.Node("Add", [Mean(graph.Node("Mul", [of, of]), axes), graph.Floats((float)epsilon)])])]);
    }

    private Tensor Normalize(Tensor x)
    {
        switch (_kind)
        {
            case GeneratorNormalization.Instance:
                var centred = x - x.mean([2, 3], keepdim: true);
                return centred * centred.Squared().mean([2, 3], keepdim: true).Plus(InstanceEpsilon).rsqrt();
            case GeneratorNormalization.Pixel:
                return x * x.Squared().mean([1], keepdim: true).Plus(PixelEpsilon).rsqrt();
            default:
                return x;
        }
    }
}
