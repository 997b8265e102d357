using System.Runtime.InteropServices;
using Google.Protobuf;
using OnnxFormat;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Onnx;

/// <summary>An ONNX graph in the making, in the operators of version 17, which ONNX Runtime has since 1.12.</summary>
/// <param name="name">What the graph computes, in a word.</param>
internal sealed class OnnxGraph(string name)
{
    private const int OperatorSet = 17;
    // What was current when that set of operators was.
    private const int FormatVersion = 8;
    // The format's first limit is that of protobuf.
    private const long MostBytes = int.MaxValue - (1 << 20);
    private const string Batch = "batch";

    private readonly GraphProto _graph = new() { Name = name };
    private long _bytes;

    /// <summary>Adds an input of floats with the batch as its first dimension.</summary>
    /// <param name="inputName">The name that callers use.</param>
    /// <param name="description">What it is.</param>
    /// <param name="dimensions">The others.</param>
    public OnnxValue FloatInput(string inputName, string description, params long[] dimensions) =>
        Input(inputName, description, TensorProto.Types.DataType.Float, dimensions);

    /// <summary>Adds an input of one whole number a sample, [batch, 1] as ML.NET has scalars; what it gives is [batch].</summary>
    /// <param name="inputName">The name that callers use.</param>
    /// <param name="description">What it is.</param>
    public OnnxValue IndexInput(string inputName, string description) =>
        Reshape(Input(inputName, description, TensorProto.Types.DataType.Int64, [1]), -1);

    /// <summary>Gives a value to the callers, under a name of its own.</summary>
    public void FloatOutput(OnnxValue value, string outputName, string description, params long[] dimensions)
    {
        _graph.Node.Add(new NodeProto { Name = $"/{outputName}", OpType = "Identity", Input = { value.Name }, Output = { outputName } });
        _graph.Output.Add(Info(outputName, description, TensorProto.Types.DataType.Float, dimensions));
    }

    /// <summary>A constant with a tensor's values and shape.</summary>
    public OnnxValue Constant(Tensor values)
    {
        using var contiguous = values.detach().cpu().to(ScalarType.Float32).contiguous();
        using var data = contiguous.data<float>();
        return Constant(TensorProto.Types.DataType.Float, contiguous.shape, MemoryMarshal.AsBytes<float>(data.ToArray()));
    }

    /// <summary>A constant vector of floats.</summary>
    public OnnxValue Floats(params float[] values) => Constant(TensorProto.Types.DataType.Float, [values.Length], MemoryMarshal.AsBytes<float>(values));

    /// <summary>A constant vector of whole numbers.</summary>
    public OnnxValue Numbers(params long[] values) => Constant(TensorProto.Types.DataType.Int64, [values.Length], MemoryMarshal.AsBytes<long>(values));

    /// <summary>Adds a node with one output.</summary>
    /// <param name="type">The operator.</param>
    /// <param name="inputs">What it takes.</param>
    /// <param name="attributes">Names with a long, a float, a string, or several longs.</param>
    public OnnxValue Node(string type, ReadOnlySpan<OnnxValue> inputs, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var output = $"/{_graph.Node.Count}/{type}";
        var node = new NodeProto { Name = output, OpType = type, Output = { output } };
        foreach (var input in inputs)
            node.Input.Add(input.Name);
        foreach (var (attribute, value) in attributes)
            node.Attribute.Add(Attribute(attribute, value));
        _graph.Node.Add(node);
        return new OnnxValue(output);
    }

    /// <summary>max(0, x).</summary>
    public OnnxValue Relu(OnnxValue x) => Node("Relu", [x]);

    /// <summary>Some rows of x.</summary>
    /// <param name="x">[B, …].</param>
    /// <param name="first">Counted from 0.</param>
    /// <param name="end">That behind the last one; null for all that there are.</param>
    public OnnxValue Rows(OnnxValue x, long first, long? end = null) =>
        Node("Slice", [x, Numbers(first), Numbers(end ?? long.MaxValue), Numbers(0)]);

    /// <summary>Some columns of x.</summary>
    /// <param name="x">[B, N, …].</param>
    /// <param name="first">Counted from 0.</param>
    /// <param name="end">That behind the last one; null for all that there are.</param>
    public OnnxValue Columns(OnnxValue x, long first, long? end = null) =>
        Node("Slice", [x, Numbers(first), Numbers(end ?? long.MaxValue), Numbers(1)]);

    /// <summary>x with every pixel repeated so many times in each direction.</summary>
    public OnnxValue Enlarged(OnnxValue x, int factor) => factor == 1
        ? x
        : Node("Resize", [x, OnnxValue.Absent, Floats(1, 1, factor, factor)],
            ("mode", "nearest"), ("coordinate_transformation_mode", "asymmetric"), ("nearest_mode", "floor"));

    /// <summary>x with other dimensions, of which one may be −1, and those that are 0 stay as they are.</summary>
    public OnnxValue Reshape(OnnxValue x, params long[] dimensions) => Node("Reshape", [x, Numbers(dimensions)]);

    /// <summary>Adds what a module computes.</summary>
    /// <exception cref="NotSupportedException">The module is not one of the library's.</exception>
    public OnnxValue Call(nn.Module module, OnnxValue input, OnnxValue? classes = null) => module switch
    {
        IOnnxModule own => own.Write(this, input, classes),
        TorchSharp.Modules.Identity => input,
        _ => throw NotExportable(module),
    };

    /// <summary>The error of a module that cannot be exported.</summary>
    public static NotSupportedException NotExportable(nn.Module module) => new(
        $"The layer {module.GetType().Name} cannot be exported to ONNX: only networks that consist of this library's layers can. Save the model as a zip with "
        + "mlContext.Model.Save instead.");

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="description">What the graph is, for people.</param>
    /// <param name="metadata">What apps may want to know.</param>
    public void Save(Stream stream, string description, IReadOnlyDictionary<string, string> metadata)
    {
        var library = typeof(OnnxGraph).Assembly.GetName();
        var model = new ModelProto
        {
            IrVersion = FormatVersion,
            ProducerName = library.Name,
            ProducerVersion = library.Version?.ToString(),
            DocString = description,
            Graph = _graph,
            OpsetImport = { new OperatorSetIdProto { Domain = "", Version = OperatorSet } },
            MetadataProps = { metadata.Select(entry => new StringStringEntryProto { Key = entry.Key, Value = entry.Value }) },
        };
        model.WriteTo(stream);
    }

    private static ValueInfoProto Info(string valueName, string description, TensorProto.Types.DataType type, long[] dimensions)
    {
        var shape = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dimension { DimParam = Batch } } };
        shape.Dim.Add(dimensions.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto
        {
            Name = valueName,
            DocString = description,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape } },
        };
    }

    private static AttributeProto Attribute(string attribute, object value) => value switch
    {
        long number => new() { Name = attribute, Type = AttributeProto.Types.AttributeType.Int, I = number },
        float number => new() { Name = attribute, Type = AttributeProto.Types.AttributeType.Float, F = number },
        string text => new() { Name = attribute, Type = AttributeProto.Types.AttributeType.String, S = ByteString.CopyFromUtf8(text) },
        long[] numbers => new() { Name = attribute, Type = AttributeProto.Types.AttributeType.Ints, Ints = { numbers } },
        _ => throw new ArgumentException($"An attribute of type {value.GetType().Name}.", nameof(value)),
    };

    private OnnxValue Input(string inputName, string description, TensorProto.Types.DataType type, long[] dimensions)
    {
        _graph.Input.Add(Info(inputName, description, type, dimensions));
        return new OnnxValue(inputName);
    }

    private OnnxValue Constant(TensorProto.Types.DataType type, long[] shape, ReadOnlySpan<byte> bytes)
    {
        _bytes += bytes.Length;
        if (_bytes > MostBytes)
        {
            throw new NotSupportedException(
                $"The network has more than {MostBytes} bytes of weights, and an ONNX file holds no more. "
                + "Save the model as a zip with mlContext.Model.Save instead.");
        }
        var constant = $"/constant/{_graph.Initializer.Count}";
        _graph.Initializer.Add(new TensorProto { Name = constant, DataType = (int)type, Dims = { shape }, RawData = ByteString.CopyFrom(bytes) });
        return new OnnxValue(constant);
    }
}
