using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement;

/// <summary>A trained generative adversarial network: maps latent vectors, and classes where it is conditional, to images and their scores.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// | column | type | meaning |
/// | --- | --- | --- |
/// | `Latent` | Vector of Single, of the latent size | input, may be missing; `mlContext.Gan().SampleLatents` makes a data set of them |
/// | `Label` | key | input of a conditional network: the class to make; the missing key 0 is refused |
/// | `GeneratedImage` | Vector of Single, channels × height × width | output, in [−1,1]; `mlContext.Gan().ConvertToImage` makes an `MLImage` of it |
/// | `Score` | Single | output: the discriminator's logit or critic value, larger is more real |
///
/// If the data have no latent column, a latent is drawn for each row from the normal distribution, as `AppendLatents` does. It depends on the training seed,
/// which the model file keeps, and on the row's id, and is not added to the output. So a chain may end in a trainer, and `chain.Fit(images).Transform(images)`
/// gives an image for each row, of the row's class. To get other images of the same rows, or to see the latents, append `mlContext.Gan().AppendLatents` with a
/// seed of your own. The log says when latents are drawn. A latent column of the wrong type or size is an error.
///
/// A `PredictionEngine` whose class has no latent member draws anew for each prediction: the first gets the latent of a view's first row, the second that of
/// the second, and so on. Every engine of the same model gives the same sequence of latents, so an engine made anew for each prediction always gives the first:
/// keep the engine, or fill a latent member (`[VectorType(size)] float[] Latent`) with numbers of your own.
///
/// ### Classes as keys
/// A key column counts from 1; 0 is missing. In a class, ML.NET counts a member with `[KeyType(classes)]` from 0 where it reads it, and from 1 where it writes
/// it: `Label = 0` asks for the first of `ClassNames`, one beyond the last becomes the missing key, and the first class comes back as 1. Subtract 1 from a
/// written member before you read it back in.
///
/// A network trained with `LatentRefinement` moves each latent before it generates; the latents in the output are those given.
///
/// ### Characteristics
/// Transform is lazy and runs one forward pass per batch of rows; every new cursor computes again, so put `mlContext.Data.Cache` behind it when the rows are
/// read more than once. Safe for concurrent cursors. Saved by `mlContext.Model.Save`. Exportable to ONNX: its generator, by
/// `mlContext.Gan().ExportOnnx`. Load models only from sources that you trust.
///
/// ### Disposal
/// `Dispose` may be called while other threads predict, read or save: each of their calls ends with its result or with an `ObjectDisposedException`, and the
/// networks are freed after the last one. A `PredictionEngine` disposes its model with itself, unless it is made with
/// `new PredictionEngineOptions { OwnsTransformer = false }`: do that if several engines share a model. A model that is dropped without `Dispose` is freed by
/// the garbage collector.
/// ]]></format>
/// </remarks>
public sealed class GanTransformer : ITransformer, ICanSaveModel, IDisposable
{
    internal const string UserName = "GAN Generator";
    internal const string LoaderSignature = "GanTransformer";
    internal const int DefaultBatchSize = 64;
    private const int MaxBatchSize = 1 << 16;

    private static readonly ModelIdentity s_identity = new("GANGENRT", 0x00010001, 0x00010001, 0x00010001, LoaderSignature);

    private readonly IHost _host;
    private readonly GanColumns _columns;
    private readonly BatchTransform _transform;
    private readonly int _batchSize;
    private TrainedPair? _pair;

    internal GanTransformer(IHostEnvironment environment, TrainedPair pair, GanColumns columns, int batchSize = DefaultBatchSize)
    {
        (_columns, _batchSize) = (columns, batchSize);
        _host = environment.Register(LoaderSignature);
        _transform = new BatchTransform(_host, new GeneratorMapper(pair, columns, batchSize));
        _pair = pair.Retain();
    }

    /// <summary>Values in a latent.</summary>
    public int LatentSize => Pair.Specification.Networks.LatentSize;

    /// <summary>What latents were drawn from in training, and are where the data have none.</summary>
    public LatentDistribution LatentDistribution => Pair.Specification.Prior;

    /// <summary>Number of classes; 0 when the network is unconditional.</summary>
    public int ClassCount => Pair.Specification.Networks.ClassCount;

    /// <summary>Names of the classes, in the order of the label's keys; empty when the network is unconditional.</summary>
    public IReadOnlyList<string> ClassNames => Pair.Specification.ClassNames;

    /// <summary>How many training samples each class had, in the order of the label's keys; empty when the network is unconditional, or was
    /// saved by a version that did not keep it.</summary>
    public IReadOnlyList<long> ClassCounts => Pair.Specification.ClassCounts ?? [];

    /// <summary>The best value that <see cref="GanTrainerOptions.Validation"/> measured in training, which is that of these networks; null without
    /// validation.</summary>
    public GanValidationResult? Validation => Pair.Specification.Validation;

    /// <summary>How the numbers of a <see cref="GanLatentRefiner.Coach(GanCoachCalibration, GanCoachOptions)"/> were chosen by a <c>Fit</c> with one as
    /// <see cref="GanTrainerOptions.LatentRefinement"/>; it is saved with the transformer. Otherwise null, as in files from before it was kept.</summary>
    public GanCoachCalibrationResult? CoachCalibration { get; internal set; }

    internal GanColumns Columns => _columns;

    internal TrainedPair Pair => _pair ?? throw new ObjectDisposedException(typeof(GanTransformer).FullName);

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _transform.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or of the wrong type.</exception>
    /// <exception cref="ObjectDisposedException">The transformer has been disposed.</exception>
    public IDataView Transform(IDataView input)
    {
        var seed = Pair.Specification.Seed;
        var output = _transform.Transform(input);
        if (input.Schema.GetColumnOrNull(_columns.Latent) is null)
        {
            using var channel = _host.Start("Transform");
            channel.Info(MessageSensitivity.Schema, "The data have no column '{0}': latents are drawn, by seed {1}.", _columns.Latent, $"{seed}");
        }
        return output;
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
    {
        _ = Pair;
        return _transform.GetRowToRowMapper(inputSchema);
    }

    // *** Binary format *** strings: latent, label, image, score columns; int32 batch size; string: id of the shared pair; checksum. A
    // calibration has a stream of its own, calibration.json.
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var writer = new ModelWriter(ctx, s_identity);
        writer.WriteString(_columns.Latent);
        writer.WriteString(_columns.Label);
        writer.WriteString(_columns.GeneratedImage);
        writer.WriteString(_columns.Score);
        writer.Body.Write(_batchSize);
        CoachCalibration?.Save(writer);
        writer.WriteString(writer.SaveShared(Pair, Pair.Save));
        writer.WriteChecksum();
    }

    // Called by ML.NET's loader; the order of the reads is that of Save.
    private static GanTransformer Create(IHostEnvironment env, object ctx)
    {
        var reader = new ModelReader(ctx, s_identity);
        var columns = new GanColumns(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
        var batchSize = reader.Body.ReadInt32();
        var id = reader.ReadString();
        reader.VerifyChecksum();
        if (batchSize is < 1 or > MaxBatchSize)
            throw new FormatException($"The model file gives a batch size of {batchSize}; it must be from 1 to {MaxBatchSize}.");
        var calibration = GanCoachCalibrationResult.Load(reader);
        var pair = reader.LoadShared(id, streams => TrainedPair.Load(streams, env));
        return new GanTransformer(env, pair, columns, batchSize) { CoachCalibration = calibration };
    }

    /// <summary>Frees the networks, unless another transformer made from them is still alive. May be called more than once.</summary>
    public void Dispose() => Interlocked.Exchange(ref _pair, null)?.Release();
}
