using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Refinement;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement;

/// <summary>Moves latents by signs of gradients, within a ball, so that a trained network makes more realistic images of them (AdvLatGAN-z).</summary>
/// <remarks>Made by <see cref="LatentSearchEstimator"/>. Put the <see cref="GanTransformer"/> behind it to see the images.</remarks>
public sealed class LatentSearchTransformer : ITransformer, ICanSaveModel, IDisposable
{
    internal const string UserName = "GAN Latent Search";
    internal const string LoaderSignature = "LatentSearch";

    private readonly LatentRefinement<SearchSettings> _refinement;

    internal LatentSearchTransformer(LatentRefinement<SearchSettings> refinement) => _refinement = refinement;

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
    private static LatentSearchTransformer Create(IHostEnvironment env, object ctx) => new(LatentRefinement<SearchSettings>.Load(env, ctx));

    /// <summary>Lets go of the networks, which are freed with the last transformer made from them. May be called more than once.</summary>
    public void Dispose() => _refinement.Dispose();
}
