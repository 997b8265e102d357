using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Appended;
using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement;

/// <summary>Turns generated images into <see cref="MLImage"/>s. Made by <see cref="ConvertToImageEstimator"/>.</summary>
/// <remarks>Each reading of a row makes a new image, as ML.NET's <c>ConvertToImage</c> does. It stays valid until its reader disposes it. Dispose images if
/// there are many, since the garbage collector does not know how much memory they take.</remarks>
public sealed class ConvertToImageTransformer : ITransformer, ICanSaveModel
{
    internal const string UserName = "GAN Image Converter";
    internal const string LoaderSignature = "GanConvertToImage";

    private static readonly ModelIdentity s_identity = new("GANTOIMG", 0x00010001, 0x00010001, 0x00010001, LoaderSignature);

    private readonly IHost _host;
    private readonly string _outputColumnName;
    private readonly string _inputColumnName;

    // With a seed, so that it takes none from the context's generator.
    internal ConvertToImageTransformer(IHostEnvironment environment, string outputColumnName, string inputColumnName)
    {
        _host = environment.Register(nameof(ConvertToImageTransformer), seed: 0);
        (_outputColumnName, _inputColumnName) = (outputColumnName, inputColumnName);
    }

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or of the wrong type.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new AppendedView(input, Bind(input.Schema));
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new AppendedRowMapper(Bind(inputSchema));

    // *** Binary format *** strings: output column, input column; checksum.
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var writer = new ModelWriter(ctx, s_identity);
        writer.WriteString(_outputColumnName);
        writer.WriteString(_inputColumnName);
        writer.WriteChecksum();
    }

    // Called by ML.NET's loader; the order of the reads is that of Save.
    private static ConvertToImageTransformer Create(IHostEnvironment env, object ctx)
    {
        ArgumentNullException.ThrowIfNull(env);
        var reader = new ModelReader(ctx, s_identity);
        var transformer = new ConvertToImageTransformer(env, reader.ReadString(), reader.ReadString());
        reader.VerifyChecksum();
        return transformer;
    }

    private RowBinding Bind(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return PictureColumn.Bind(inputSchema, _outputColumnName, _inputColumnName, _host);
    }
}
