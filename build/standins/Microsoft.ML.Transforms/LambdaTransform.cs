using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(ITransformer), typeof(LambdaTransform), null, typeof(SignatureLoadModel), "", LambdaTransform.LoaderSignature)]

namespace Microsoft.ML.Transforms;

/// <summary>The file of a custom mapping: the ids of its contract's name and of the assembly whose factory has that contract.</summary>
internal static class LambdaTransform
{
    public const string LoaderSignature = "CustomTransformer";

    public static void SaveCustomTransformer(IExceptionContext ectx, ModelSaveContext ctx, string contractName, string contractAssembly)
    {
        ectx.CheckValue(ctx, nameof(ctx));
        ectx.CheckValue(contractName, nameof(contractName));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.SaveString(contractName);
        ctx.SaveString(contractAssembly);
    }

    private static ITransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        string contractName = ctx.LoadString();
        env.ComponentCatalog.RegisterAssembly(Assembly.Load(ctx.LoadString()));
        object extension = env.ComponentCatalog.GetExtensionValue(env, typeof(CustomMappingFactoryAttributeAttribute), contractName);
        return extension is ICustomMappingFactory factory
            ? factory.CreateTransformer(env, contractName)
            : throw env.Except($"The class with contract '{contractName}' must derive from '{typeof(CustomMappingFactory<,>).FullName}'.");
    }

    private static VersionInfo GetVersionInfo()
        => new(
            modelSignature: "CUSTOMXF",
            verWrittenCur: 0x00010002,
            verReadableCur: 0x00010002,
            verWeCanReadBack: 0x00010002,
            loaderSignature: LoaderSignature,
            loaderAssemblyName: typeof(LambdaTransform).Assembly.FullName);
}
