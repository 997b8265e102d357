using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Tests.Interop;

/// <summary>The smallest transformer that saves body, strings, a stream and something shared; declared in
/// <c>SampleLoadableClasses.cs</c>.</summary>
internal sealed class SampleTransformer : ITransformer, ICanSaveModel
{
    public const string LoaderSignature = "GanSample";

    public static readonly ModelIdentity Identity = new("GANSAMPL", 0x00010003, 0x00010002, 0x00010001, LoaderSignature, typeof(SampleTransformer).Assembly);

    private readonly IHost _host;
    private readonly BatchTransform _transform;

    public SampleTransformer(IHostEnvironment environment, SampleWeights weights, string output, string input, string note = "")
    {
        (Weights, Output, Input, Note) = (weights, output, input, note);
        _host = environment.Register(LoaderSignature);
        _transform = new BatchTransform(_host, new SampleMapper(output, input, weights.Factors));
    }

    public SampleWeights Weights { get; }

    public string Output { get; }

    public string Input { get; }

    public string Note { get; }

    /// <summary>The file's version, in a transformer that was loaded.</summary>
    public uint LoadedVersion { get; private init; }

    public bool IsRowToRowMapper => true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _transform.GetOutputSchema(inputSchema);

    public IDataView Transform(IDataView input) => _transform.Transform(input);

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => _transform.GetRowToRowMapper(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ModelWriter writer = new(ctx, Identity);
        writer.WriteString(Output);
        writer.WriteString(Input);
        writer.Body.Write(42);
        writer.SaveStream("note", stream => stream.WriteText(Note));
        writer.WriteString(writer.SaveShared(Weights, Weights.Save));
        writer.WriteChecksum();
    }

    private static SampleTransformer Create(IHostEnvironment env, object ctx)
    {
        ModelReader reader = new(ctx, Identity);
        var output = reader.ReadString();
        var input = reader.ReadString();
        Assert.Equal(42, reader.Body.ReadInt32());
        var note = "";
        Assert.True(reader.TryLoadStream("note", stream => note = stream.ReadText("note")));
        var weights = reader.LoadShared(reader.ReadString(), SampleWeights.Load);
        reader.VerifyChecksum();
        return new SampleTransformer(env, weights, output, input, note) { LoadedVersion = reader.VersionWritten };
    }
}
