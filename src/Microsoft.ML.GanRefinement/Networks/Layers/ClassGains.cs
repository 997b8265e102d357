using Microsoft.ML.GanRefinement.Onnx;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>Gains and biases of normalised maps, a row [channels] for each class.</summary>
internal static class ClassGains
{
    /// <summary>gain·x + bias with each sample's own rows; the one row that there is where there are no classes.</summary>
    public static Tensor Apply(Tensor x, Tensor gain, Tensor bias, int classCount, Tensor? classes)
    {
        if (classCount == 0)
            return (x * gain.unsqueeze(2).unsqueeze(3)).Plus(bias.unsqueeze(2).unsqueeze(3));
        if (classes is null)
            throw new InvalidOperationException($"A network with {classCount} classes was called without classes.");
        return (x * Rows(gain, classes)).Plus(Rows(bias, classes));
    }

    /// <summary>The same in a graph.</summary>
    public static OnnxValue Write(OnnxGraph graph, OnnxValue x, Tensor gain, Tensor bias, int classCount, OnnxValue? classes)
    {
        return graph.Node("Add", [graph.Node("Mul", [x, Rows(gain)]), Rows(bias)]);

        OnnxValue Rows(Tensor table)
        {
            var rows = graph.Constant(table);
            return graph.Reshape(classCount == 0 ? rows : graph.Node("Gather", [rows, classes!.Value]), -1, table.shape[1], 1, 1);
        }
    }

    private static Tensor Rows(Tensor table, Tensor classes) => ClassRows.Of(table, classes).unsqueeze(2).unsqueeze(3);
}
