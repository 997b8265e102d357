using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

[assembly: LoadableClass(typeof(VectorToImageConvertingTransformer), null, typeof(SignatureLoadModel),
    "Vector To Image Transform", VectorToImageConvertingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Image;

public sealed partial class VectorToImageConvertingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "VectorToImageConverter";

    internal VectorToImageConvertingTransformer(IHostEnvironment env, params VectorToImageConvertingEstimator.ColumnOptions[] columns)
        : base(env.Register(LoaderSignature), columns.Select(column => (column.Name, column.InputColumnName)).ToArray())
        => Columns = columns.ToArray();

    private VectorToImageConvertingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
        => Columns = ColumnPairs
            .Select(pair => new VectorToImageConvertingEstimator.ColumnOptions(pair.outputColumnName, pair.inputColumnName, ctx))
            .ToArray();

    internal VectorToImageConvertingEstimator.ColumnOptions[] Columns { get; }

    private static VersionInfo GetVersionInfo()
        => new(
            modelSignature: "VECTOIMG",
            verWrittenCur: 0x00010003,
            verReadableCur: 0x00010002,
            verWeCanReadBack: 0x00010003,
            loaderSignature: LoaderSignature,
            loaderAssemblyName: typeof(VectorToImageConvertingTransformer).Assembly.FullName);

    private static VectorToImageConvertingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new VectorToImageConvertingTransformer(env.Register(LoaderSignature), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        foreach (VectorToImageConvertingEstimator.ColumnOptions column in Columns)
            column.Save(ctx);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        VectorToImageConvertingEstimator.ColumnOptions column = Columns[col];
        DataViewType type = inputSchema[srcCol].Type;
        if (type is not VectorDataViewType vector)
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", column.InputColumnName, "image", type.ToString());
        if (vector.Size != column.Type.Height * column.Type.Width * column.Channels.Planes)
        {
            VectorDataViewType expected = new(vector.ItemType, column.Type.Height, column.Type.Width, column.Channels.Planes);
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", column.InputColumnName, expected.ToString(), vector.ToString());
        }
    }
}
