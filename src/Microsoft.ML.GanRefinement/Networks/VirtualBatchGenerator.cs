using Microsoft.ML.GanRefinement.Onnx;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>A generator with virtual batch normalisation: its reference latents, fixed when it is made, go first in every batch, and what is made of them is
/// left out.</summary>
internal sealed class VirtualBatchGenerator : Generator
{
    private readonly int _classCount;
    private readonly Generator generator;

    /// <param name="generator">Whose norms take the first samples for the reference.</param>
    /// <param name="reference">[R, Z]: zeros, for an initialisation or a model file to set.</param>
    /// <param name="classCount">The reference has all classes in turn; 0 for none.</param>
    public VirtualBatchGenerator(Generator generator, Tensor reference, int classCount) : base(nameof(VirtualBatchGenerator))
    {
        (this.generator, _classCount) = (generator, classCount);
        register_buffer("reference", reference);
        RegisterComponents();
    }

    /// <summary>Draws the reference anew, from N(0, I).</summary>
    public void Restart(torch.Generator random)
    {
        using var _ = no_grad();
        get_buffer("reference")!.normal_(0, 1, random);
    }

    /// <summary>Makes a reference that has just been drawn one of the uniform distribution on [−1, 1].</summary>
    public void MakeUniform()
    {
        // 2Φ(x) − 1 = erf(x/√2) is uniform on [−1, 1] where x is standard normal.
        using var _ = no_grad();
        get_buffer("reference")!.Scale(1 / Math.Sqrt(2)).erf_();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes)
    {
        var reference = get_buffer("reference")!;
        var count = reference.shape[0];
        var samples = generator.call(cat([reference, latents], 0), classes is null ? null : cat([ReferenceClasses(count, classes), classes], 0));
        return samples.narrow(0, count, latents.shape[0]).contiguous();
    }

    /// <inheritdoc/>
    public override OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var reference = get_buffer("reference")!;
        var count = reference.shape[0];
        var both = classes is { } given
            ? graph.Node("Concat", [graph.Numbers([.. Enumerable.Range(0, (int)count).Select(i => (long)(i % _classCount))]), given], ("axis", 0L))
            : default(OnnxValue?);
        return graph.Rows(graph.Call(generator, graph.Node("Concat", [graph.Constant(reference), input], ("axis", 0L)), both), count);
    }

    // Of the kind of the others: indices, or weights of the classes.
    private Tensor ReferenceClasses(long count, Tensor classes)
    {
        var indices = TensorArithmetic.Range(count, ScalarType.Int64, classes.device).Modulo(_classCount);
        return classes.dim() == 2 ? nn.functional.one_hot(indices, _classCount).to(classes.dtype) : indices;
    }
}
