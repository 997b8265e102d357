using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Refinement;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Writes a trained generator as an ONNX file, for apps without TorchSharp: in any language, with ONNX Runtime, or in ML.NET with
    /// <c>ApplyOnnxModel</c>.</summary>
    /// <param name="gan">The network. Its column names are the names of the graph's inputs and output.</param>
    /// <param name="path">The file; one that is there is replaced, at the end.</param>
    /// <param name="withoutRefinement">Whether to write the generator alone of a network that was trained with
    /// <see cref="GanTrainerOptions.LatentRefinement"/>, whose steps take gradients and cannot be in the file. Default false: such a network is
    /// refused.</param>
    /// <remarks>The graph has the operators of version 17 and any batch size. Inputs: <c>Latent</c>, floats [batch, latent size], drawn from
    /// <see cref="GanTransformer.LatentDistribution"/>; where the network is conditional also <c>Label</c>, Int64 [batch, 1]: the class, counted from 0 as in
    /// <see cref="GanTransformer.ClassNames"/>, where an ML.NET key counts from 1. Output: <c>GeneratedImage</c>, floats [batch, channels, height, width] in
    /// [−1,1], or vectors [batch, size], equal to the transformer's to about 1e-6. The class names, as JSON, and the sizes are in the file's metadata. The
    /// discriminator, and with it scores and refinement, stays with the zip of <c>mlContext.Model.Save</c>.</remarks>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="NotSupportedException">The networks are your own modules, or refine latents, or have more than 2 GB of weights.</exception>
    /// <exception cref="DirectoryNotFoundException">The file's folder is not there.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void ExportOnnx(GanTransformer gan, string path, bool withoutRefinement = false) =>
        ToFile(path, file => ExportOnnx(gan, file, withoutRefinement));

    /// <summary>Writes a chain of latent truncations and a trained generator as an ONNX file.</summary>
    /// <param name="chain">Any number of transformers of <see cref="TruncateLatent"/> without a threshold, or of <see cref="RefineLatent"/> with
    /// <see cref="GanLatentRefiner.Shrinking"/> or <see cref="GanLatentRefiner.Truncation"/>, and a <see cref="GanTransformer"/> at the end. What goes by
    /// gradients or random numbers, such as a coach, cannot be in the file. The first one's input column is the graph's input.</param>
    /// <param name="path">The file; one that is there is replaced, at the end.</param>
    /// <param name="withoutRefinement">Whether to leave out what the network itself was trained to refine latents by, where it was. Default false: such a
    /// network is refused.</param>
    /// <remarks>See <see cref="ExportOnnx(GanTransformer, string, bool)"/>.</remarks>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="NotSupportedException">The chain has something else, or a network that cannot be written.</exception>
    /// <exception cref="DirectoryNotFoundException">The file's folder is not there.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void ExportOnnx(ITransformer chain, string path, bool withoutRefinement = false)
    {
        ArgumentNullException.ThrowIfNull(chain);
        var known = OnnxChain.Of(chain);
        ToFile(path, file => Write(known, file, withoutRefinement));
    }

    private static void ToFile(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{nameof(path)}: there is no folder '{folder}' for '{Path.GetFileName(path)}'. Make it first.");
        var unfinished = path + ".unfinished";
        try
        {
            using (var file = File.Create(unfinished))
                write(file);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <inheritdoc cref="ExportOnnx(GanTransformer, string, bool)"/>
    /// <param name="gan">The network. Its column names are the names of the graph's inputs and output.</param>
    /// <param name="stream">What the file is written to; it stays open.</param>
    /// <param name="withoutRefinement">Whether to write the generator alone of a network that was trained with
    /// <see cref="GanTrainerOptions.LatentRefinement"/>.</param>
    public void ExportOnnx(GanTransformer gan, Stream stream, bool withoutRefinement = false)
    {
        ArgumentNullException.ThrowIfNull(gan);
        ArgumentNullException.ThrowIfNull(stream);
        Write(OnnxChain.Of(gan), stream, withoutRefinement);
    }

    private static void Write(OnnxChain chain, Stream stream, bool withoutRefinement)
    {
        var gan = chain.Gan;
        if (gan.Pair.Specification.LatentRefinement is { } refiner && !withoutRefinement)
        {
            throw new NotSupportedException(
                $"The network refines its latents before it generates ({nameof(GanTrainerOptions.LatentRefinement)}: {refiner}), by gradients that an ONNX "
                + $"file cannot have. Pass {nameof(withoutRefinement)}: true to export the generator alone, or save the model as a zip with "
                + "mlContext.Model.Save.");
        }
        TorchErrors.Explain("The export to ONNX", () => GeneratorGraph.Write(gan.Pair, gan.Columns with { Latent = chain.Latent }, stream, chain.Steps));
    }
}
