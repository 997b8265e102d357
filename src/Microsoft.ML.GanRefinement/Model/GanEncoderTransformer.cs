using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement;

/// <summary>The other direction of a trained network with an encoder: maps images to latents, which the network's <see cref="GanTransformer"/> maps
/// back.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// | column | type | meaning |
/// | --- | --- | --- |
/// | `Image` | Vector of Single in [−1,1] or Vector of Byte, dimensions channels, height, width; or MLImage | input, of the network's size |
/// | `Latent` | Vector of Single | output: the image's latent (see below) |
///
/// The latent of a variational autoencoder is its mean, of an InfoGAN its code, the latent's first values; a CatGAN has the categories' probabilities.
///
/// ### Characteristics
/// Lazy, a forward pass for each batch of rows; safe for concurrent cursors. Shares the networks of the `GanTransformer` that it was made of, in memory and
/// in a model file, and keeps them alive until it is disposed. Exportable to ONNX: no. Load models only from sources that you trust.
/// ]]></format>
/// </remarks>
public sealed class GanEncoderTransformer : ITransformer, ICanSaveModel, IDisposable
{
    internal const string UserName = "GAN Encoder";
    internal const string LoaderSignature = "GanEncoder";

    private static readonly ModelIdentity s_identity = new("GANENCDR", 0x00010001, 0x00010001, 0x00010001, LoaderSignature);

    private readonly string _imageColumn;
    private readonly string _latentColumn;
    private readonly BatchTransform _transform;
    private TrainedPair? _pair;

    internal GanEncoderTransformer(IHostEnvironment environment, TrainedPair pair, string imageColumn, string latentColumn)
    {
        (_imageColumn, _latentColumn) = (imageColumn, latentColumn);
        _transform = new BatchTransform(environment.Register(LoaderSignature), new EncoderMapper(pair, imageColumn, latentColumn));
        _pair = pair.Retain();
    }

    /// <summary>Values in a latent or code, or categories of a CatGAN.</summary>
    public int CodeSize => EncoderMapper.CodeSize(Pair);

    private TrainedPair Pair => _pair ?? throw new ObjectDisposedException(nameof(GanEncoderTransformer));

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _transform.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The image column is missing, of the wrong type or of another size.</exception>
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

    // *** Binary format *** strings: image, latent column; string: id of the shared pair; checksum.
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var writer = new ModelWriter(ctx, s_identity);
        writer.WriteString(_imageColumn);
        writer.WriteString(_latentColumn);
        writer.WriteString(writer.SaveShared(Pair, Pair.Save));
        writer.WriteChecksum();
    }

    // Called by ML.NET's loader; the order of the reads is that of Save.
    private static GanEncoderTransformer Create(IHostEnvironment env, object ctx)
    {
        var reader = new ModelReader(ctx, s_identity);
        var (image, latent, id) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
        reader.VerifyChecksum();
        var pair = reader.LoadShared(id, streams => TrainedPair.Load(streams, env));
        if (EncoderMapper.CodeSize(pair) == 0)
            throw new FormatException("The model file's networks have no encoder.");
        if (EncoderMapper.NeedsClasses(pair))
            throw new FormatException("The model file's networks have no encoder that can do without an image's class.");
        return new GanEncoderTransformer(env, pair, image, latent);
    }

    /// <summary>Frees the networks, unless another transformer made from them is still alive. May be called more than once.</summary>
    public void Dispose() => Interlocked.Exchange(ref _pair, null)?.Release();
}
