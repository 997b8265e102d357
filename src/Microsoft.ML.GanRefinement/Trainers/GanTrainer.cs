using Microsoft.ML.GanRefinement.Trainers;

namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a generative adversarial network.</summary>
public abstract class GanTrainer : IEstimator<GanTransformer>
{
    private readonly GanFit _fit;

    /// <param name="context">The context.</param>
    /// <param name="name">The method's name in the catalog.</param>
    /// <param name="options">Copied and checked.</param>
    /// <param name="needsLabels">Whether the method trains a conditional network.</param>
    private protected GanTrainer(MLContext context, string name, GanTrainerOptions options, bool needsLabels = false) =>
        _fit = new GanFit(context, new GanMethod(name, options, needsLabels));

    /// <summary>Trains on the images, or resumes the training run that has a checkpoint in <see cref="GanTrainerOptions.CheckpointDirectory"/>.</summary>
    /// <param name="input">Data with the image and label columns. It is read once if it fits <see cref="GanTrainerOptions.CacheMegabytes"/>, and once per epoch
    /// otherwise.</param>
    /// <returns>A transformer that owns the trained networks.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, the images' size does not fit the networks, or
    /// a batch is larger than the data; or the checkpoint is beyond <see cref="GanTrainerOptions.MaxIterations"/>.</exception>
    /// <exception cref="ArgumentException">The checkpoint is of a training run with other options, or the data or featurizer of
    /// <see cref="GanTrainerOptions.Validation"/> do not fit.</exception>
    /// <exception cref="InvalidOperationException">A value is out of range or not a number, a label is missing, the data are empty, or training diverged; or
    /// the checkpoint is of a training run on other data, or another training run uses the directory.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, unless <see cref="GanTrainerOptions.CancellationBehavior"/> says otherwise.</exception>
    public GanTransformer Fit(IDataView input) => _fit.Fit(input);

    /// <inheritdoc/>
    /// <remarks>The latent column may be missing. If it is there, it must fit the trained transformer, since a chain runs that on the training data.</remarks>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _fit.GetOutputSchema(inputSchema);
}
