using System.Text.Json;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Onnx;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement.Model;

/// <summary>The generator of a trained pair as an ONNX file.</summary>
internal static class GeneratorGraph
{
    /// <summary>Writes it, and gives its inputs' names.</summary>
    /// <param name="pair">The trained pair.</param>
    /// <param name="columns">Names of inputs and output.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="steps">What is done to latents first.</param>
    /// <exception cref="NotSupportedException">The generator is a user's module.</exception>
    public static IReadOnlyList<string> Write(TrainedPair pair, GanColumns columns, Stream stream, IReadOnlyList<GanLatentRefiner> steps)
    {
        using var use = pair.Use();
        using var scope = TorchScope.Differentiable();
        var networks = pair.Specification.Networks;
        OnnxGraph graph = new("generator");
        var prior = pair.Specification.Prior == LatentDistribution.Uniform ? "uniform distribution on [−1,1]" : "normal distribution";
        var latents = graph.FloatInput(columns.Latent, $"Latents, drawn from the {prior}", networks.LatentSize);
        var classes = networks.ClassCount == 0 ? default(OnnxValue?) : graph.IndexInput(columns.Label,
            $"The class to make, from 0 to {networks.ClassCount - 1}");
        latents = steps.Aggregate(latents, (z, step) => Step(graph, z, step));
        var samples = graph.Call(pair.Networks.Generator, latents, classes);
        // As the transformer's own output.
        if (!networks.Image.IsVector)
            samples = graph.Node("Clip", [samples, Scalar(graph, -1), Scalar(graph, 1)]);
        var shape = networks.Image.Batch(1)[1..];
        graph.FloatOutput(samples, columns.GeneratedImage, networks.Image.IsVector ? "Vectors" : "Images in [−1,1]: channels, rows, columns", shape);
        graph.Save(stream, $"The generator of a network that {pair.Specification.Method} trained", Metadata(pair.Specification, networks));
        return networks.ClassCount == 0 ? [columns.Latent] : [columns.Latent, columns.Label];
    }

    private static OnnxValue Step(OnnxGraph graph, OnnxValue latents, GanLatentRefiner step) => step switch
    {
        GanLatentRefiner.ShrinkingRefiner shrinking => graph.Node("Mul", [latents, Scalar(graph, (float)shrinking.Psi)]),
        GanLatentRefiner.TruncationRefiner { Threshold: var bound } => graph.Node("Clip", [latents, Scalar(graph, (float)-bound), Scalar(graph, (float)bound)]),
        _ => throw new NotSupportedException($"{step} cannot be in an ONNX file."),
    };

    private static OnnxValue Scalar(OnnxGraph graph, float value) => graph.Node("Squeeze", [graph.Floats(value)]);

    private static Dictionary<string, string> Metadata(GanSpecification specification, NetworkPairSpecification networks) => new()
    {
        ["method"] = specification.Method,
        ["architecture"] = networks.Kind,
        ["sample"] = networks.Image.ToString(),
        ["latentSize"] = $"{networks.LatentSize}",
        ["latentDistribution"] = $"{specification.Prior}",
        ["classes"] = JsonSerializer.Serialize(specification.ClassNames),
    };
}
