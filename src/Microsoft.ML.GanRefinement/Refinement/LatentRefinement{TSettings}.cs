using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>The ML.NET side of every transformer that refines latents: schema, lazy batched view, row mapper, model file, a share in the pair.</summary>
/// <typeparam name="TSettings">Says which refiner.</typeparam>
internal sealed class LatentRefinement<TSettings> : IDisposable
    where TSettings : IRefinerSettings<TSettings>
{
    private readonly RefinementColumns _columns;
    private readonly TSettings _settings;
    private readonly BatchTransform _transform;
    private TrainedPair? _pair;

    /// <param name="environment">The context.</param>
    /// <param name="pair">Shared.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="settings">What the refiner is told.</param>
    /// <param name="cancellation">Ends what is being computed; is not saved.</param>
    public LatentRefinement(
        IHostEnvironment environment, TrainedPair pair, RefinementColumns columns, TSettings settings, Cancellation cancellation = default)
    {
        (_columns, _settings) = (columns, settings);
        _transform = new BatchTransform(
            environment.Register(TSettings.Identity.LoaderSignature), CreateMapper(pair, columns, settings, cancellation), cancellation);
        _pair = pair.Retain();
    }

    private TrainedPair Pair => _pair ?? throw new ObjectDisposedException(TSettings.Identity.LoaderSignature + "Transformer");

    /// <summary>What is computed.</summary>
    public static IBatchMapper CreateMapper(TrainedPair pair, RefinementColumns columns, TSettings settings, Cancellation cancellation = default) =>
        new RefinementMapper(pair, settings.Build(), columns, GanTransformer.DefaultBatchSize, cancellation);

    /// <inheritdoc cref="ITransformer.GetOutputSchema"/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _transform.GetOutputSchema(inputSchema);

    /// <inheritdoc cref="ITransformer.Transform"/>
    public IDataView Transform(IDataView input)
    {
        _ = Pair;
        return _transform.Transform(input);
    }

    /// <inheritdoc cref="ITransformer.GetRowToRowMapper"/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
    {
        _ = Pair;
        return _transform.GetRowToRowMapper(inputSchema);
    }

    // *** Binary format *** strings: output, input, label columns; the settings; string: id of the shared pair; seal.
    /// <inheritdoc cref="ICanSaveModel.Save"/>
    public void Save(ModelSaveContext ctx)
    {
        var writer = new ModelWriter(ctx, TSettings.Identity);
        writer.WriteString(_columns.Output);
        writer.WriteString(_columns.Input);
        writer.WriteString(_columns.Label);
        _settings.Write(writer.Body);
        writer.WriteString(writer.SaveShared(Pair, Pair.Save));
        writer.WriteChecksum();
    }

    /// <summary>Reads what <see cref="Save"/> wrote, in its order.</summary>
    /// <exception cref="FormatException">The file is damaged, or of another version.</exception>
    public static LatentRefinement<TSettings> Load(IHostEnvironment env, object ctx)
    {
        var reader = new ModelReader(ctx, TSettings.Identity);
        var columns = new RefinementColumns(reader.ReadString(), reader.ReadString(), reader.ReadString());
        TSettings settings;
        try
        {
            settings = TSettings.Read(reader.Body);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new FormatException($"The model file's {TSettings.Identity.LoaderSignature} cannot be used: {error.Message}", error);
        }
        var id = reader.ReadString();
        reader.VerifyChecksum();
        return new LatentRefinement<TSettings>(env, reader.LoadShared(id, streams => TrainedPair.Load(streams, env)), columns, settings);
    }

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _pair, null)?.Release();
}
