using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Trainers.Recipes;

namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a class-conditional generative adversarial network by free adversarial training (Fast-RobGAN).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// | column | type | meaning |
/// | --- | --- | --- |
/// | `Image` | Vector of Single in [−1,1], or Vector of Byte, with dimensions channels, height, width; or MLImage of known size | training input |
/// | `Label` | key | training input, and the class to make in the trained transformer; the missing key 0 is refused |
/// | `Latent` | Vector of Single | input of the trained transformer, which draws one for each row of data without such a column |
/// | `GeneratedImage`, `Score` | Vector of Single; Single | outputs of the trained transformer |
///
/// ### Trainer Characteristics
/// Task: image generation. Normalization needed: floats in [−1,1]; bytes and MLImages are scaled. Caching needed: no, the images are read
/// once where they fit `CacheMegabytes`, and once an epoch otherwise.
/// Required NuGet in addition to Microsoft.ML: TorchSharp and a native package, TorchSharp-cpu or TorchSharp-cuda-linux. Exportable to
/// ONNX: no.
///
/// ### Algorithm Details
/// RobGAN (Liu & Hsieh 2019) made cheap by free adversarial training (Shafahi et al. 2019): every batch is replayed M times, and one
/// backward
/// pass gives the discriminator's gradient and that of a perturbation δ of the real images, which lives on from batch to batch.
/// L_D = max(0, 1 − D(x+δ)) + CE(D_c(x+δ), y) + max(0, 1 + D(G(z,y))) + KL(softmax(D_c(G(z,y))) ‖ uniform), L_G = −D(G(z,y)) +
/// α·CE(D_c(G(z,y)), y).
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.FastRobGan(Options)"/>
public sealed partial class FastRobGanTrainer : IEstimator<GanTransformer>
{
    private readonly GanFit _fit;

    internal FastRobGanTrainer(MLContext context, Options options)
    {
        _fit = new GanFit(context, new RecipeMethod(nameof(GanCatalog.FastRobGan), Labels.Required(options)));
    }

    /// <summary>Trains on the images, or goes on with a training that has a checkpoint in
    /// <see cref="GanTrainerOptions.CheckpointDirectory"/>.</summary>
    /// <param name="input">Data with the image and label columns. It is read once where it fits <see cref="GanTrainerOptions.CacheMegabytes"/>, and once an
    /// epoch otherwise.</param>
    /// <returns>A transformer that owns the trained networks.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type, the images' size does not fit the networks,
    /// or a
    /// batch is larger than the data; or the checkpoint is beyond <see cref="GanTrainerOptions.MaxIterations"/>.</exception>
    /// <exception cref="ArgumentException">The checkpoint is of a training with other options, or the data or featurizer of
    /// <see cref="GanTrainerOptions.Validation"/> do not fit.</exception>
    /// <exception cref="InvalidOperationException">A value is out of range or no number, a label is missing, the data are empty, or
    /// training
    /// diverged; or the checkpoint is of a training on other data, or another training uses the directory.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, and <see cref="GanTrainerOptions.CancellationBehavior"/> does not say
    /// otherwise.</exception>
    public GanTransformer Fit(IDataView input) => _fit.Fit(input);

    /// <inheritdoc/>
    /// <remarks>A latent column may be missing; one that is there must fit the trained transformer, which a chain runs on the training
    /// data.</remarks>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _fit.GetOutputSchema(inputSchema);
}
