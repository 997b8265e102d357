using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(AffineColumnFunction), null, typeof(SignatureLoadColumnFunction), "Affine Normalizer", AffineColumnFunction.LoaderSignature)]

namespace Microsoft.ML.Transforms;

/// <summary>(value − offset) · scale, slot by slot.</summary>
internal abstract class AffineColumnFunction
{
    public const string LoaderSignature = "AffineNormExec";

    public abstract NormalizingTransformer.NormalizerModelParametersBase ModelParameters { get; }

    public static AffineColumnFunction Create(ModelLoadContext ctx, IHost host, DataViewType typeSrc)
    {
        ctx.CheckAtModel(GetVersionInfo());
        VectorDataViewType vector = typeSrc as VectorDataViewType;
        int slots = vector is null ? 1 : Math.Max(1, vector.Size);
        return (vector?.ItemType ?? typeSrc).RawType == typeof(float)
            ? AffineColumnFunction<float>.Load(ctx.Reader, host, vector is not null, slots)
            : AffineColumnFunction<double>.Load(ctx.Reader, host, vector is not null, slots);
    }

    public void Save(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveBody(ctx);
    }

    public abstract Delegate MakeGetter(DataViewRow row, DataViewSchema.Column source);

    private protected abstract void SaveBody(ModelSaveContext ctx);

    private static VersionInfo GetVersionInfo()
        => new(
            modelSignature: "AFF NORM",
            verWrittenCur: 0x00010003,
            verReadableCur: 0x00010003,
            verWeCanReadBack: 0x00010003,
            loaderSignature: LoaderSignature,
            loaderAssemblyName: typeof(AffineColumnFunction).Assembly.FullName);
}
