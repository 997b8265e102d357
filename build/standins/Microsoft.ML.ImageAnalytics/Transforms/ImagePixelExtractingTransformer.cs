using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

[assembly: LoadableClass(typeof(ImagePixelExtractingTransformer), null, typeof(SignatureLoadModel),
    "Image Pixel Extractor Transform", ImagePixelExtractingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Image;

public sealed partial class ImagePixelExtractingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "ImagePixelExtractor";

    internal ImagePixelExtractingTransformer(IHostEnvironment env, params ImagePixelExtractingEstimator.ColumnOptions[] columns)
        : base(env.Register(LoaderSignature), columns.Select(column => (column.Name, column.InputColumnName)).ToArray())
        => Columns = columns.ToArray();

    private ImagePixelExtractingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
        => Columns = ColumnPairs
            .Select(pair => new ImagePixelExtractingEstimator.ColumnOptions(pair.outputColumnName, pair.inputColumnName, ctx))
            .ToArray();

    internal ImagePixelExtractingEstimator.ColumnOptions[] Columns { get; }

    private static VersionInfo GetVersionInfo()
        => new(
            modelSignature: "IMGPXEXT",
            verWrittenCur: 0x00010003,
            verReadableCur: 0x00010002,
            verWeCanReadBack: 0x00010002,
            loaderSignature: LoaderSignature,
            loaderAssemblyName: typeof(ImagePixelExtractingTransformer).Assembly.FullName);

    private static ImagePixelExtractingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new ImagePixelExtractingTransformer(env.Register(LoaderSignature), ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        foreach (ImagePixelExtractingEstimator.ColumnOptions column in Columns)
            column.Save(ctx);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        ImageDataViewType image = ImageColumns.CheckImage(Host, inputSchema, srcCol);
        if (image.Height <= 0 || image.Width <= 0)
            throw Host.ExceptSchemaMismatch(
                nameof(inputSchema), "input", Columns[col].InputColumnName, "known-size image", "unknown-size image");
        if ((long)image.Height * image.Width > int.MaxValue / 4)
            throw Host.Except("Image dimensions are too large");
    }
}
