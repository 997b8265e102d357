using Microsoft.ML.GanRefinement.Onnx;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>Classes as more channels of an input (Mirza and Osindero 2014).</summary>
/// <param name="ClassCount">Number of classes, 0 where the input stays as it is.</param>
internal readonly record struct LabelCodes(int ClassCount)
{
    /// <summary>Appends the one-hot vector of each sample's class to its channels, the same at every position.</summary>
    public Tensor Append(Tensor input, Tensor? classes)
    {
        if (ClassCount == 0)
            return input;
        if (classes is null)
            throw new InvalidOperationException($"A network with {ClassCount} classes was called without classes.");
        // Weights of the classes are codes already.
        var codes = (classes.dim() == 2 ? classes : nn.functional.one_hot(classes, ClassCount)).to(input.dtype);
        if (input.dim() == 4)
            codes = codes.unsqueeze(2).unsqueeze(3).expand(-1, -1, input.shape[2], input.shape[3]);
        return cat([input, codes], 1);
    }

    /// <summary>The same in a graph, for vectors.</summary>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        if (ClassCount == 0)
            return input;
        // A row of the identity: unlike the operator OneHot, it refuses a class that there is not.
        using var codes = eye(ClassCount, dtype: ScalarType.Float32, device: CPU);
        return graph.Node("Concat", [input, graph.Node("Gather", [graph.Constant(codes), classes!.Value])], ("axis", 1L));
    }
}
