using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(ColumnConcatenatingTransformer), null, typeof(SignatureLoadModel),
    "Concat Transform", ColumnConcatenatingTransformer.LoaderSignature)]

namespace Microsoft.ML.Data;

/// <summary>Puts the values of several columns into one vector column.</summary>
public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase
{
    internal const string LoaderSignature = "ConcatTransform";

    private readonly (string Output, (string Name, string Alias)[] Sources)[] _columns;

    internal ColumnConcatenatingTransformer(IHostEnvironment env, params (string Output, (string Name, string Alias)[] Sources)[] columns)
        : base(Contracts.CheckRef(env, nameof(env)).Register(nameof(ColumnConcatenatingTransformer)))
        => _columns = columns;

    // Body: the number of columns; each one's name, number of sources, and each source's name and alias or null.
    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.Writer.Write(_columns.Length);
        foreach ((string output, (string Name, string Alias)[] sources) in _columns)
        {
            ctx.SaveNonEmptyString(output);
            ctx.Writer.Write(sources.Length);
            foreach ((string name, string alias) in sources)
            {
                ctx.SaveNonEmptyString(name);
                ctx.SaveStringOrNull(alias);
            }
        }
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private static ColumnConcatenatingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        env.CheckDecode(ctx.Header.ModelVerWritten >= 0x00010003, "Concatenations of ML.NET before 1.0 cannot be read here");
        var columns = new (string, (string, string)[])[ctx.Reader.ReadInt32()];
        for (int i = 0; i < columns.Length; i++)
        {
            string output = ctx.LoadNonEmptyString();
            var sources = new (string, string)[ctx.Reader.ReadInt32()];
            for (int j = 0; j < sources.Length; j++)
                sources[j] = (ctx.LoadNonEmptyString(), ctx.LoadStringOrNull());
            columns[i] = (output, sources);
        }

        return new ColumnConcatenatingTransformer(env, columns);
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "CONCAT F",
        verWrittenCur: 0x00010003,
        verReadableCur: 0x00010003,
        verWeCanReadBack: 0x00010001,
        loaderSignature: LoaderSignature,
        loaderSignatureAlt: "ConcatFunction",
        loaderAssemblyName: typeof(ColumnConcatenatingTransformer).Assembly.FullName);

    private sealed class Mapper : MapperBase
    {
        private readonly ColumnConcatenatingTransformer _parent;
        private readonly Concatenation[] _concatenations;

        public Mapper(ColumnConcatenatingTransformer parent, DataViewSchema inputSchema)
            : base(parent.Host.Register(nameof(Mapper)), inputSchema, parent)
        {
            _parent = parent;
            _concatenations = [.. parent._columns.Select(column => new Concatenation(Host, inputSchema, column.Output, column.Sources))];
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => [.. _concatenations.Select(concatenation => concatenation.MakeColumn())];

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return _concatenations[iinfo].MakeGetter(input);
        }

        private protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput)
        {
            HashSet<int> needed = [.. _concatenations.Where((_, i) => activeOutput(i)).SelectMany(concatenation => concatenation.Sources)];
            return needed.Contains;
        }

        private protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);
    }
}
