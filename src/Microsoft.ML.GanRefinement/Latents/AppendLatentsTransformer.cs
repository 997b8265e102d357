using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Appended;
using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement;

/// <summary>Adds a latent to each row, drawn from the standard normal or the uniform distribution.</summary>
/// <remarks>A row's latent depends only on the seed and on the row's id in its data view: reading again, shuffled, cached, filtered or in parallel gives a row
/// the same latent. A <c>PredictionEngine</c> numbers its rows from 0, so each prediction gets another latent, and every engine of the same transformer gives
/// the same sequence. An engine made anew for each prediction always gives the first latent.</remarks>
public sealed class AppendLatentsTransformer : ITransformer, ICanSaveModel
{
    internal const string UserName = "Append Latents";
    internal const string LoaderSignature = "AppendLatents";

    // More than any network takes; a damaged file must not make the reader allocate without bound.
    private const int MaxSize = 1 << 20;
    private const uint WithDistribution = 0x00010002;
    private static readonly ModelIdentity s_identity = new("LATENTAP", WithDistribution, WithDistribution, 0x00010001, LoaderSignature);

    private readonly string _columnName;
    private readonly LatentPrior _prior;

    internal AppendLatentsTransformer(string columnName, LatentPrior prior)
    {
        _columnName = columnName;
        _prior = prior;
    }

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new AppendedView(input, Bind(input.Schema));
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new AppendedRowMapper(Bind(inputSchema));

    // *** Binary format *** string: column; int32 latent size; int32 seed; single truncation, NaN for none; from version 0x00010002 on, byte
    // distribution: 0 normal, 1 uniform; checksum.
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var writer = new ModelWriter(ctx, s_identity);
        writer.WriteString(_columnName);
        writer.Body.Write(_prior.Size);
        writer.Body.Write(_prior.Seed);
        writer.Body.Write(_prior.Truncation ?? float.NaN);
        writer.Body.Write((byte)_prior.Distribution);
        writer.WriteChecksum();
    }

    // Called by ML.NET's loader; the order of the reads is that of Save.
    private static AppendLatentsTransformer Create(IHostEnvironment env, object ctx)
    {
        ArgumentNullException.ThrowIfNull(env);
        var reader = new ModelReader(ctx, s_identity);
        var columnName = reader.ReadString();
        var size = reader.Body.ReadInt32();
        var seed = reader.Body.ReadInt32();
        var truncation = reader.Body.ReadSingle();
        var distribution = reader.VersionWritten < WithDistribution ? LatentDistribution.Normal : (LatentDistribution)reader.Body.ReadByte();
        reader.VerifyChecksum();
        if (size is < 1 or > MaxSize || truncation < LatentPrior.MinTruncation || !Enum.IsDefined(distribution))
            throw new FormatException($"The model file gives latents of size {size}, truncation {truncation} and distribution {distribution}.");

        return new AppendLatentsTransformer(columnName, new LatentPrior(size, seed, float.IsNaN(truncation) ? null : truncation, distribution));
    }

    private RowBinding Bind(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new RowBinding(inputSchema, _columnName, new VectorDataViewType(NumberDataViewType.Single, _prior.Size), read: null, CreateGetter);
    }

    // Latents follow from the row's id, which shuffling and parallel reading keep.
    private ValueGetter<VBuffer<float>> CreateGetter(DataViewRow input)
    {
        var read = _prior.CreateReader(input);
        return (ref VBuffer<float> destination) =>
        {
            var editor = VBufferEditor.Create(ref destination, _prior.Size);
            read(editor.Values);
            destination = editor.Commit();
        };
    }
}
