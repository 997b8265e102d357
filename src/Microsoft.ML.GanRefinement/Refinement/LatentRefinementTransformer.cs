using System.Text.Json;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Refinement;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement;

/// <summary>Moves latents so that a trained network makes better images of them.</summary>
/// <remarks>Made by <see cref="LatentRefinementEstimator"/>. Put the <see cref="GanTransformer"/> behind it to see the images.</remarks>
public sealed class LatentRefinementTransformer : ITransformer, ICanSaveModel, IDisposable
{
    internal const string UserName = "GAN Latent Refinement";
    internal const string LoaderSignature = "LatentRefinement";

    // The first version of the layout that has columns beside the refined latent.
    private const uint WithMore = 0x00010002;

    private static readonly ModelIdentity s_identity = new("GANREFIN", WithMore, WithMore, 0x00010001, LoaderSignature);

    private readonly RefinementColumns _columns;
    private readonly BatchTransform _transform;
    private TrainedPair? _pair;

    internal LatentRefinementTransformer(
        IHostEnvironment environment, TrainedPair pair, GanLatentRefiner refiner, RefinementColumns columns, Cancellation cancellation = default)
    {
        (_columns, Refiner) = (columns, refiner);
        _transform = new BatchTransform(environment.Register(LoaderSignature), new RefinementMapper(pair, refiner, columns, cancellation), cancellation);
        _pair = pair.Retain();
    }

    /// <summary>What moves the latents.</summary>
    public GanLatentRefiner Refiner { get; }

    /// <summary>How a coach's numbers were chosen by a <c>Fit</c> with a <see cref="GanCoachCalibration"/>; it is saved with the transformer. Otherwise null,
    /// as in files from before it was kept.</summary>
    public GanCoachCalibrationResult? Calibration { get; internal init; }

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    internal RefinementColumns Columns => _columns;

    private TrainedPair Pair => _pair ?? throw new ObjectDisposedException(typeof(LatentRefinementTransformer).FullName);

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _transform.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or of the wrong type.</exception>
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

    // *** Binary format *** strings: output, input, label columns; from 0x00010002 on the other columns as JSON; the refiner as JSON; id of the shared pair;
    // checksum. A calibration has a stream of its own, calibration.json.
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        if (Refiner.WhyNotSavable is { } reason)
            throw new NotSupportedException(reason);
        var writer = new ModelWriter(ctx, s_identity);
        writer.WriteString(_columns.Output);
        writer.WriteString(_columns.Input);
        writer.WriteString(_columns.Label);
        writer.WriteString(JsonSerializer.Serialize(_columns.More));
        writer.WriteString(JsonSerializer.Serialize(Refiner));
        Calibration?.Save(writer);
        writer.WriteString(writer.SaveShared(Pair, Pair.Save));
        writer.WriteChecksum();
    }

    // Called by ML.NET's loader.
    private static LatentRefinementTransformer Create(IHostEnvironment env, object ctx) => Load(env, new ModelReader(ctx, s_identity), ReadJson);

    /// <summary>Reads a model file's body.</summary>
    /// <param name="env">The loading context.</param>
    /// <param name="reader">At the body's beginning.</param>
    /// <param name="readRefiner">Reads the refiner, which earlier versions wrote in other ways.</param>
    /// <exception cref="FormatException">The file is damaged, or of another version.</exception>
    internal static LatentRefinementTransformer Load(IHostEnvironment env, ModelReader reader, Func<ModelReader, GanLatentRefiner> readRefiner)
    {
        var columns = new RefinementColumns(reader.ReadString(), reader.ReadString(), reader.ReadString());
        GanLatentRefiner refiner;
        try
        {
            if (reader.VersionWritten >= WithMore)
            {
                var more = JsonSerializer.Deserialize<LatentRefinementOutputs>(reader.ReadString());
                columns = columns with { More = more ?? throw new JsonException("It is missing.") };
                columns.More.Check(columns.Output);
            }
            refiner = readRefiner(reader);
            columns.More.Check(refiner);
        }
        catch (Exception error) when (error is ArgumentException or JsonException or NotSupportedException)
        {
            throw new FormatException($"The model file's latent refiner cannot be used: {error.Message}", error);
        }
        var id = reader.ReadString();
        reader.VerifyChecksum();
        var calibration = GanCoachCalibrationResult.Load(reader);
        var pair = reader.LoadShared(id, streams => TrainedPair.Load(streams, env));
        return new LatentRefinementTransformer(env, pair, refiner, columns) { Calibration = calibration };
    }

    /// <summary>Releases the networks; they are freed with the last transformer made from them. May be called more than once.</summary>
    public void Dispose() => Interlocked.Exchange(ref _pair, null)?.Release();

    private static GanLatentRefiner ReadJson(ModelReader reader) =>
        JsonSerializer.Deserialize<GanLatentRefiner>(reader.ReadString()) ?? throw new JsonException("It is missing.");
}
