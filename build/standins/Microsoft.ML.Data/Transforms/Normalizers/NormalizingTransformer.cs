using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(NormalizingTransformer), null, typeof(SignatureLoadModel), "", NormalizingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

public sealed partial class NormalizingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "Normalizer";

    private readonly DataViewType[] _types;
    private readonly AffineColumnFunction[] _functions;

    private NormalizingTransformer(
        IHost host, (string Output, string Input)[] columns, DataViewType[] types, AffineColumnFunction[] functions)
        : base(host, columns)
        => (_types, _functions) = (types, functions);

    private NormalizingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _types = new DataViewType[ColumnPairs.Length];
        _functions = new AffineColumnFunction[ColumnPairs.Length];
        for (int i = 0; i < ColumnPairs.Length; i++)
        {
            _types[i] = NormalizedType.Load(ctx.Reader);
            ctx.LoadModel<AffineColumnFunction, SignatureLoadColumnFunction>(Host, out _functions[i], FolderOf(i), Host, _types[i]);
        }
    }

    public NormalizerModelParametersBase GetNormalizerModelParameters(int index)
    {
        Contracts.CheckUserArg(
            index >= 0 && index < _functions.Length,
            nameof(index),
            $"Not valid. Valid range is from 0 (inclusive) to {_functions.Length} (exclusive) but got {index}.");
        return _functions[index].ModelParameters;
    }

    internal static NormalizingTransformer Train(IHostEnvironment env, IDataView data, NormalizingEstimator.MinMaxOptions[] columns)
    {
        IHost host = env.Register(nameof(NormalizingTransformer));
        DataViewSchema.Column[] sources = columns
            .Select(
                column => data.Schema.GetColumnOrNull(column.Input) ?? throw host.ExceptSchemaMismatch(nameof(data), "input", column.Input))
            .ToArray();
        MinMaxBuilder[] builders = columns.Select((column, i) => MinMaxBuilder.Create(host, sources[i].Type, column)).ToArray();
        using (DataViewRowCursor cursor = data.GetRowCursor(sources.DistinctBy(source => source.Index)))
        {
            for (int i = 0; i < builders.Length; i++)
                builders[i].Attach(cursor, sources[i]);
            while (cursor.MoveNext() && builders.Count(builder => builder.ProcessRow()) > 0)
                continue;
        }

        return new NormalizingTransformer(
            host,
            columns.Select(column => (column.Output, column.Input)).ToArray(),
            sources.Select(source => source.Type).ToArray(),
            builders.Select(builder => builder.Finish()).ToArray());
    }

    private static NormalizingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new NormalizingTransformer(env.Register(nameof(NormalizingTransformer)), ctx);
    }

    // Body: column pairs, then a type for each; the functions are models of their own.
    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        for (int i = 0; i < _functions.Length; i++)
        {
            NormalizedType.Save(ctx.Writer, _types[i]);
            ctx.SaveSubModel(FolderOf(i), _functions[i].Save);
        }
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        const string Expected = "scalar or known-size vector of Single";
        DataViewType type = inputSchema[srcCol].Type;
        VectorDataViewType vector = type as VectorDataViewType;
        if (vector is { IsKnownSize: false })
            throw Host.ExceptSchemaMismatch(
                nameof(inputSchema), "input", ColumnPairs[col].inputColumnName, Expected, "variable-size vector");
        DataViewType item = vector?.ItemType ?? type;
        if (!item.Equals(NumberDataViewType.Single) && !item.Equals(NumberDataViewType.Double))
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", ColumnPairs[col].inputColumnName, Expected, type.ToString());
    }

    private static string FolderOf(int column) => $"Normalizer_{column:000}";

    private static VersionInfo GetVersionInfo()
        => new(
            modelSignature: "NORMALZR",
            verWrittenCur: 0x00010002,
            verReadableCur: 0x00010001,
            verWeCanReadBack: 0x00010002,
            loaderSignature: LoaderSignature,
            loaderAssemblyName: typeof(NormalizingTransformer).Assembly.FullName);

    private sealed class Mapper(NormalizingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host.Register(nameof(Mapper)), parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => parent.ColumnPairs.Select((pair, i) => new DataViewSchema.DetachedColumn(pair.outputColumnName, parent._types[i], AnnotationsOf(i))).ToArray();

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return parent._functions[iinfo].MakeGetter(input, input.Schema[ColMapNewToOld[iinfo]]);
        }

        private DataViewSchema.Annotations AnnotationsOf(int column)
        {
            DataViewSchema.Annotations.Builder annotations = new();
            annotations.AddPrimitiveValue(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance, true);
            annotations.Add(InputSchema[ColMapNewToOld[column]].Annotations, name => name == AnnotationUtils.Kinds.SlotNames);
            return annotations.ToAnnotations();
        }
    }
}
