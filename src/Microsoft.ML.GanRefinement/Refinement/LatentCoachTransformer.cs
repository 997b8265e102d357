using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Refinement;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement;

/// <summary>Moves latents by gradient steps so that a trained network makes more realistic images of them (CoachGAN).</summary>
/// <remarks>Made by <see cref="LatentCoachEstimator"/>. Put the <see cref="GanTransformer"/> behind it to see the images.</remarks>
public sealed class LatentCoachTransformer : ITransformer, ICanSaveModel, IDisposable
{
    internal const string UserName = "GAN Latent Coach";
    internal const string LoaderSignature = "LatentCoach";

    private readonly LatentRefinement<CoachSettings> _refinement;

    internal LatentCoachTransformer(LatentRefinement<CoachSettings> refinement) => _refinement = refinement;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _refinement.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or of another type.</exception>
    /// <exception cref="ObjectDisposedException">The transformer has been disposed.</exception>
    public IDataView Transform(IDataView input) => _refinement.Transform(input);

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => _refinement.GetRowToRowMapper(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => _refinement.Save(ctx);

    // Called by ML.NET's loader.
    private static LatentCoachTransformer Create(IHostEnvironment env, object ctx) => new(LatentRefinement<CoachSettings>.Load(env, ctx));

    /// <summary>Lets go of the networks, which are freed with the last transformer made from them. May be called more than once.</summary>
    public void Dispose() => _refinement.Dispose();
}
