using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Internal.Images;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;
using Anchor = Microsoft.ML.Transforms.Image.ImageResizingEstimator.Anchor;
using ResizingKind = Microsoft.ML.Transforms.Image.ImageResizingEstimator.ResizingKind;

[assembly: LoadableClass(typeof(ImageResizingTransformer), null, typeof(SignatureLoadModel),
    "Image Resizer Transform", ImageResizingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageResizingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "ImageScalerTransform";
    private const string RegistrationName = "ImageScaler";

    internal ImageResizingTransformer(IHostEnvironment env, params ImageResizingEstimator.ColumnOptions[] columns)
        : base(env.Register(RegistrationName), columns.Select(column => (column.Name, column.InputColumnName)).ToArray())
        => Columns = columns.ToArray();

    private ImageResizingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        Columns = new ImageResizingEstimator.ColumnOptions[ColumnPairs.Length];
        for (int i = 0; i < Columns.Length; i++)
        {
            int width = ctx.Reader.ReadInt32();
            int height = ctx.Reader.ReadInt32();
            ResizingKind resizing = (ResizingKind)ctx.Reader.ReadByte();
            Anchor anchor = (Anchor)ctx.Reader.ReadByte();
            Host.CheckDecode(width > 0 && height > 0 && Enum.IsDefined(resizing) && Enum.IsDefined(anchor));
            Columns[i] = new ImageResizingEstimator.ColumnOptions(
                ColumnPairs[i].outputColumnName, width, height, ColumnPairs[i].inputColumnName, resizing, anchor);
        }
    }

    internal ImageResizingEstimator.ColumnOptions[] Columns { get; }

    private static VersionInfo GetVersionInfo()
        => new(
            modelSignature: "IMGSCALF",
            verWrittenCur: 0x00010003,
            verReadableCur: 0x00010003,
            verWeCanReadBack: 0x00010003,
            loaderSignature: LoaderSignature,
            loaderAssemblyName: typeof(ImageResizingTransformer).Assembly.FullName);

    private static ImageResizingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new ImageResizingTransformer(env.Register(RegistrationName), ctx);
    }

    // Body: column pairs; for each i32 width, i32 height, u8 kind, u8 anchor.
    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        foreach (ImageResizingEstimator.ColumnOptions column in Columns)
        {
            ctx.Writer.Write(column.Type.Width);
            ctx.Writer.Write(column.Type.Height);
            ctx.Writer.Write((byte)column.Resizing);
            ctx.Writer.Write((byte)column.Anchor);
        }
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
        => ImageColumns.CheckImage(Host, inputSchema, srcCol);

    private static ImageResizeMode ModeOf(ImageResizingEstimator.ColumnOptions column)
        => (column.Resizing, column.Anchor) switch
        {
            (ResizingKind.Fill, _) => ImageResizeMode.Fill,
            (ResizingKind.IsoPad, _) => ImageResizeMode.Pad,
            (_, Anchor.Top) => ImageResizeMode.CropAnchorTop,
            (_, Anchor.Bottom) => ImageResizeMode.CropAnchorBottom,
            (_, Anchor.Left) => ImageResizeMode.CropAnchorLeft,
            (_, Anchor.Right) => ImageResizeMode.CropAnchorRight,
            _ => ImageResizeMode.CropAnchorCentral,
        };

    private sealed class Mapper(ImageResizingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host.Register(nameof(Mapper)), parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => parent.Columns.Select(column => new DataViewSchema.DetachedColumn(column.Name, column.Type, null)).ToArray();

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            ValueGetter<MLImage> getSource = input.GetGetter<MLImage>(input.Schema[ColMapNewToOld[iinfo]]);
            ImageResizingEstimator.ColumnOptions column = parent.Columns[iinfo];
            MLImage source = null;
            disposer = () => source = null;
            return (ValueGetter<MLImage>)((ref MLImage target) =>
            {
                target?.Dispose();
                getSource(ref source);
                if (source is null)
                    return;

                // An image that has the size already is handed on, not copied: the next row disposes the caller's own object.
                if (source.Height == column.Type.Height && source.Width == column.Type.Width)
                {
                    target = source;
                    return;
                }

                target = source.CloneWithResizing(column.Type.Width, column.Type.Height, ModeOf(column));
                target.Tag = source.Tag;
            });
        }
    }
}
