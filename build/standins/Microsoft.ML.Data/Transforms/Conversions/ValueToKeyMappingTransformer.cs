using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(ValueToKeyMappingTransformer), null, typeof(SignatureLoadModel),
    "Term Transform", ValueToKeyMappingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "TermTransform";
    private const string RegistrationName = "Term";
    private const string VocabularyFolder = "Vocabulary";

    private readonly TermMap[] _maps;
    private readonly bool[] _textAnnotations;

    private ValueToKeyMappingTransformer(IHost host, (string Output, string Input)[] columns, TermMap[] maps, bool textAnnotations)
        : base(host, columns)
    {
        _maps = maps;
        _textAnnotations = Enumerable.Repeat(textAnnotations, maps.Length).ToArray();
    }

    private ValueToKeyMappingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _textAnnotations = ColumnPairs.Select(_ => ctx.Reader.ReadBoolean()).ToArray();
        _maps = new TermMap[ColumnPairs.Length];
        if (!ctx.TryProcessSubModel(VocabularyFolder, LoadMaps))
            throw Host.ExceptDecode($"Missing {VocabularyFolder} model");
    }

    internal static ValueToKeyMappingTransformer Train(
        IHostEnvironment env,
        IDataView input,
        (string Output, string Input)[] columns,
        ValueToKeyMappingEstimator.KeyOptions options,
        IDataView keyData)
    {
        IHost host = env.Register(RegistrationName);
        host.CheckValue(input, nameof(input));
        using IChannel channel = host.Start("Training");
        TermMap[] maps = TermTraining.Train(host, channel, input, columns, options, keyData);
        return new ValueToKeyMappingTransformer(host, columns, maps, options.AddAnnotationsAsText);
    }

    private static ValueToKeyMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new ValueToKeyMappingTransformer(env.Register(RegistrationName), ctx);
    }

    // Body: column pairs, a bool a column. The maps are a model of their own in the folder Vocabulary, with a readable copy.
    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        foreach (bool asText in _textAnnotations)
            ctx.Writer.Write(asText);
        ctx.SaveSubModel(VocabularyFolder, SaveMaps);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        DataViewType type = inputSchema[srcCol].Type;
        TermTypes.CheckIsKnown(Host, ColumnPairs[col].inputColumnName, type);
        if (!TermTypes.ItemTypeOf(type).Equals(_maps[col].ItemType))
        {
            throw Host.Except(
                $"Could not apply a map over type '{_maps[col].ItemType}' to column '{ColumnPairs[col].outputColumnName}' "
                + $"since it has type '{TermTypes.ItemTypeOf(type)}'");
        }
    }

    private static VersionInfo GetVersionInfo()
        => new(
            modelSignature: "TERMTRNF",
            verWrittenCur: 0x00010003,
            verReadableCur: 0x00010003,
            verWeCanReadBack: 0x00010003,
            loaderSignature: LoaderSignature,
            loaderAssemblyName: typeof(ValueToKeyMappingTransformer).Assembly.FullName);

    private static VersionInfo GetVocabularyVersionInfo()
        => new(
            modelSignature: "TERM MAN",
            verWrittenCur: 0x00010002,
            verReadableCur: 0x00010002,
            verWeCanReadBack: 0x00010002,
            loaderSignature: "TermManager",
            loaderAssemblyName: typeof(ValueToKeyMappingTransformer).Assembly.FullName);

    private void LoadMaps(ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVocabularyVersionInfo());
        Host.CheckDecode(ctx.Reader.ReadInt32() == _maps.Length);
        for (int i = 0; i < _maps.Length; i++)
            _maps[i] = TermMap.Load(ctx);
    }

    private void SaveMaps(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVocabularyVersionInfo());
        ctx.Writer.Write(_maps.Length);
        foreach (TermMap map in _maps)
            map.Save(ctx);
        ctx.SaveTextStream("Terms.txt", writer => Array.ForEach(_maps, map => map.WriteText(writer)));
    }

    private sealed class Mapper(ValueToKeyMappingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host.Register(nameof(Mapper)), parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => parent._maps.Select(OutputColumn).ToArray();

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return parent._maps[iinfo].MakeGetter(input, input.Schema[ColMapNewToOld[iinfo]]);
        }

        private DataViewSchema.DetachedColumn OutputColumn(TermMap map, int index)
        {
            DataViewSchema.Column source = InputSchema[ColMapNewToOld[index]];
            DataViewSchema.Annotations.Builder annotations = new();
            if (map.Count > 0)
                KeyValues.Add(annotations, map, source, parent._textAnnotations[index]);
            annotations.Add(source.Annotations, name => name == AnnotationUtils.Kinds.SlotNames);
            DataViewType type = source.Type is VectorDataViewType vector
                ? new VectorDataViewType(map.OutputType, vector.Dimensions)
                : map.OutputType;
            return new DataViewSchema.DetachedColumn(parent.ColumnPairs[index].outputColumnName, type, annotations.ToAnnotations());
        }
    }
}
