namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>What of a chain an ONNX file can have: a generator, and truncations of its latents before it.</summary>
/// <param name="Gan">The network.</param>
/// <param name="Latent">The column that latents come in.</param>
/// <param name="Steps">What is done to them first, in this order: shrinking and clamping.</param>
internal sealed record OnnxChain(GanTransformer Gan, string Latent, IReadOnlyList<GanLatentRefiner> Steps)
{
    /// <exception cref="NotSupportedException">It has something else; the message says what.</exception>
    public static OnnxChain Of(ITransformer model)
    {
        ITransformer[] parts = [.. Parts(model)];
        if (parts is not [.., GanTransformer gan])
        {
            throw new NotSupportedException("An ONNX file can have a chain that ends in a GanTransformer; this one ends in "
                + $"{parts.LastOrDefault()?.GetType().Name ?? "nothing"}. Leave out what comes after the network.");
        }
        return parts[..^1].Reverse().Aggregate(new OnnxChain(gan, gan.Columns.Latent, []), (behind, part) => behind.After(part));
    }

    private OnnxChain After(ITransformer part)
    {
        if (part is not LatentRefinementTransformer { Columns: var columns } refiner || columns.Output != Latent)
            throw Refuse(part.GetType().Name);
        GanLatentRefiner[] steps = [.. Flat(refiner.Refiner)];
        return steps.FirstOrDefault(step => step is not (GanLatentRefiner.ShrinkingRefiner or GanLatentRefiner.TruncationRefiner)) is { } other
            ? throw Refuse($"{other}")
            : this with { Latent = columns.Input, Steps = [.. steps, .. Steps] };
    }

    private static NotSupportedException Refuse(string what) => new(
        $"An ONNX file cannot have the chain's {what}, only shrinking and clamping of the latents right in front of the network: what goes by gradients or "
        + "random numbers needs TorchSharp. Export the GanTransformer alone, or save the chain as a zip with mlContext.Model.Save.");

    private static IEnumerable<GanLatentRefiner> Flat(GanLatentRefiner refiner) =>
        refiner is GanLatentRefiner.SequenceRefiner sequence ? sequence.Refiners.SelectMany(Flat) : [refiner];

    private static IEnumerable<ITransformer> Parts(ITransformer model) => model is IEnumerable<ITransformer> chain ? chain.SelectMany(Parts) : [model];
}
