namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a generative adversarial network with any combination of networks, losses, regularisers and steps.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// | column | type | meaning |
/// | --- | --- | --- |
/// | `Image` | Vector of Single in [−1,1], or Vector of Byte, with dimensions channels, height, width; or MLImage of known size | training input |
/// | the label column, if one is named | key | training input, and the class to make in the trained transformer; the missing key 0 is refused |
/// | `Latent` | Vector of Single | input of the trained transformer; without it, latents are drawn |
/// | `GeneratedImage`, `Score` | Vector of Single; Single | outputs of the trained transformer |
///
/// ### Trainer Characteristics
/// Task: image generation. Normalization needed: floats in [−1,1]; bytes and MLImages are scaled. Caching needed: no. Required NuGet in addition to
/// Microsoft.ML: TorchSharp and a native package, TorchSharp-cpu or TorchSharp-cuda-linux. Exportable to ONNX: no.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.Standard(Options)"/>
public sealed class StandardGanTrainer : GanTrainer
{
    internal StandardGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.Standard), options)
    {
    }

    /// <summary>Settings of a <see cref="StandardGanTrainer"/>.</summary>
    public sealed class Options : GanTrainerOptions;
}
