using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Batching;
using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Refinement;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement;

/// <summary>Moves latents by gradient steps so that a trained network makes more realistic images of them (CoachGAN).</summary>
/// <remarks>Made by <see cref="LatentCoachEstimator"/>. Put the <see cref="GanTransformer"/> behind it to see the images.</remarks>
public sealed class LatentCoachTransformer : ITransformer, ICanSaveModel, IDisposable
{
    internal const string UserName = "GAN Latent Coach";
    internal const string LoaderSignature = "LatentCoach";

    private static readonly ModelIdentity Identity = new("GANCOACH", 0x00010001, 0x00010001, 0x00010001, LoaderSignature);

    private readonly RefinementColumns _columns;
    private readonly CoachSettings _settings;
    private readonly BatchTransform _transform;
    private TrainedPair? _pair;

    internal LatentCoachTransformer(IHostEnvironment environment, TrainedPair pair, RefinementColumns columns, CoachSettings settings)
    {
        (_columns, _settings) = (columns, settings);
        _transform = new BatchTransform(environment.Register(LoaderSignature), CreateMapper(pair, columns, settings));
        _pair = pair.Retain();
    }

    private TrainedPair Pair => _pair ?? throw new ObjectDisposedException(nameof(LatentCoachTransformer));

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    internal static IBatchMapper CreateMapper(TrainedPair pair, RefinementColumns columns, CoachSettings settings) =>
        new RefinementMapper(pair, new LatentCoach(settings.Optimizer, settings.Iterations, settings.LearningRate), columns, GanTransformer.DefaultBatchSize);

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _transform.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or of another type.</exception>
    /// <exception cref="ObjectDisposedException">The transformer has been disposed.</exception>
    public IDataView Transform(IDataView input)
    {
        _ = Pair;
        return _transform.Transform(input);
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
    {
        _ = Pair;
        return _transform.GetRowToRowMapper(inputSchema);
    }

    // *** Binary format *** strings: output, input, label columns; int32 iterations; float32 learning rate; int32 optimizer; string: id of the shared pair; seal.
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var writer = new ModelWriter(ctx, Identity);
        writer.WriteString(_columns.Output);
        writer.WriteString(_columns.Input);
        writer.WriteString(_columns.Label);
        writer.Body.Write(_settings.Iterations);
        writer.Body.Write(_settings.LearningRate);
        writer.Body.Write((int)_settings.Optimizer);
        writer.WriteString(writer.SaveShared(Pair, Pair.Save));
        writer.WriteSeal();
    }

    // Called by ML.NET's loader; the order of the reads is that of Save.
    private static LatentCoachTransformer Create(IHostEnvironment env, object ctx)
    {
        var reader = new ModelReader(ctx, Identity);
        var columns = new RefinementColumns(reader.ReadString(), reader.ReadString(), reader.ReadString());
        var (iterations, learningRate, optimizer) = (reader.Body.ReadInt32(), reader.Body.ReadSingle(), (LatentOptimizer)reader.Body.ReadInt32());
        var id = reader.ReadString();
        reader.CheckSeal();
        var settings = Settings(iterations, learningRate, optimizer);
        var pair = reader.LoadShared(id, streams => TrainedPair.Load(streams, env));
        return new LatentCoachTransformer(env, pair, columns, settings);
    }

    private static CoachSettings Settings(int iterations, float learningRate, LatentOptimizer optimizer)
    {
        try
        {
            return new CoachSettings(iterations, learningRate, optimizer);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new FormatException($"The model file's coach cannot be used: {error.Message}", error);
        }
    }

    /// <summary>Lets go of the networks, which are freed with the last transformer made from them. May be called more than once.</summary>
    public void Dispose() => Interlocked.Exchange(ref _pair, null)?.Release();
}
