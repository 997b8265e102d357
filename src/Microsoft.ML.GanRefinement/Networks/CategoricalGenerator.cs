using Microsoft.ML.GanRefinement.Onnx;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>A generator that sees a category in place of the latent's first K values: a one-hot vector of the largest of them. Of values that are drawn alike
/// each is the largest as often as any other, so that categories are even, whatever the prior.</summary>
internal sealed class CategoricalGenerator : Generator
{
    private readonly int _categories;
    private readonly Generator generator;

    /// <param name="generator">What makes samples.</param>
    /// <param name="categories">K, at least 2.</param>
    public CategoricalGenerator(Generator generator, int categories) : base(nameof(CategoricalGenerator))
    {
        (this.generator, _categories) = (generator, categories);
        RegisterComponents();
    }

    /// <summary>[B], Int64: the category of each latent.</summary>
    public static Tensor CategoryOf(Tensor latents, long categories) => latents.narrow(1, 0, categories).argmax(1);

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes)
    {
        var category = nn.functional.one_hot(CategoryOf(latents, _categories), _categories).to(latents.dtype);
        return generator.call(cat([category, latents.narrow(1, _categories, latents.shape[1] - _categories)], 1), classes);
    }

    /// <inheritdoc/>
    public override OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var largest = graph.Node("ArgMax", [graph.Columns(input, 0, _categories)], ("axis", 1L), ("keepdims", 0L));
        var category = graph.Node("OneHot", [largest, graph.Numbers(_categories), graph.Floats(0, 1)], ("axis", 1L));
        return graph.Call(generator, graph.Node("Concat", [category, graph.Columns(input, _categories)], ("axis", 1L)), classes);
    }
}
