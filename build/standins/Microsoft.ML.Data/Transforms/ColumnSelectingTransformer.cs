using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass("Selects which columns from the dataset to keep.", typeof(ColumnSelectingTransformer), null, typeof(SignatureLoadModel),
    "Select Columns Transform", ColumnSelectingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

/// <summary>Keeps the selected columns in the order of their selection, or drops them.</summary>
public sealed class ColumnSelectingTransformer : ITransformer
{
    internal const string LoaderSignature = "SelectColumnsTransform";

    private readonly IHost _host;
    private readonly bool _keepsHidden;
    private readonly bool _ignoresMissing;

    internal ColumnSelectingTransformer(
        IHostEnvironment env, string[] keepColumns, string[] dropColumns, bool keepHidden = false, bool ignoreMissing = false)
    {
        _host = Contracts.CheckRef(env, nameof(env)).Register(nameof(ColumnSelectingTransformer));
        KeepsColumns = keepColumns is { Length: > 0 };
        bool drops = dropColumns is { Length: > 0 };
        _host.Check(!(KeepsColumns && drops), $"Both {nameof(keepColumns)} and {nameof(dropColumns)} are set. Exactly one can be specified.");
        _host.Check(KeepsColumns || drops, $"Neither {nameof(keepColumns)} and {nameof(dropColumns)} is set. Exactly one must be specified.");
        Columns = KeepsColumns ? keepColumns : dropColumns;
        _keepsHidden = keepHidden;
        _ignoresMissing = ignoreMissing;
    }

    bool ITransformer.IsRowToRowMapper => true;

    internal string[] Columns { get; }

    internal bool KeepsColumns { get; }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
        => ColumnSubsetView.MakeSchema(inputSchema, Select(inputSchema, nameof(inputSchema)));

    public IDataView Transform(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        return new ColumnSubsetView(_host, input, Select(input.Schema, nameof(input)));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
        => new ColumnSubsetView(_host, new EmptyDataView(_host, inputSchema), Select(inputSchema, nameof(inputSchema)));

    // Body: three bytes of truth (keeps, keeps hidden, ignores missing), the number of columns, their names.
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.Writer.Write(KeepsColumns);
        ctx.Writer.Write(_keepsHidden);
        ctx.Writer.Write(_ignoresMissing);
        ctx.Writer.Write(Columns.Length);
        foreach (string column in Columns)
            ctx.SaveNonEmptyString(column);
    }

    internal void CheckColumns(IExceptionContext context, string parameter, IEnumerable<string> present)
    {
        string[] missing = _ignoresMissing ? [] : [.. Columns.Where(column => !present.Contains(column))];
        if (missing.Length > 0)
            throw context.ExceptSchemaMismatch(parameter, "input", string.Join(",", missing));
    }

    private static ColumnSelectingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        bool keeps = ctx.Reader.ReadBoolean();
        bool keepsHidden = ctx.Reader.ReadBoolean();
        bool ignoresMissing = ctx.Reader.ReadBoolean();
        string[] columns = new string[ctx.Reader.ReadInt32()];
        for (int i = 0; i < columns.Length; i++)
            columns[i] = ctx.LoadNonEmptyString();
        return new ColumnSelectingTransformer(env, keeps ? columns : null, keeps ? null : columns, keepsHidden, ignoresMissing);
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "SELCOLST",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: typeof(ColumnSelectingTransformer).Assembly.FullName);

    private int[] Select(DataViewSchema schema, string parameter)
    {
        _host.CheckValue(schema, parameter);
        CheckColumns(_host, parameter, schema.Select(column => column.Name));
        IEnumerable<DataViewSchema.Column> selected = KeepsColumns
            ? Columns.SelectMany(name => schema.Where(column => column.Name == name && (_keepsHidden || !column.IsHidden)))
            : schema.Where(column => !Columns.Contains(column.Name));
        return [.. selected.Select(column => column.Index)];
    }
}
