using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Tests.Interop;

public class LoadableClassesTests
{
    private static readonly Assembly s_library = typeof(GanCatalog).Assembly;

    // Views only have to look as if they could be saved, for ML.NET's export to ONNX to ask them.
    public static TheoryData<Type> SavedTypes =>
        [.. s_library.GetTypes().Where(type => type.IsClass && typeof(ICanSaveModel).IsAssignableFrom(type) && !typeof(IDataView).IsAssignableFrom(type))];

    [Theory]
    [MemberData(nameof(SavedTypes))]
    public void Whatever_can_be_saved_is_declared(Type type) => Assert.Contains(Declarations(), declaration => (Type)declaration[0].Value! == type);

    [Theory]
    [MemberData(nameof(SavedTypes))]
    public void Has_the_loader_that_MLNET_looks_for(Type type)
    {
        var create = type.GetMethod("Create", BindingFlags.Static | BindingFlags.NonPublic, [typeof(IHostEnvironment), typeof(object)]);

        Assert.True(create is { IsPrivate: true }, "A private static Create(IHostEnvironment, object) is what the loader is.");
        Assert.Equal(type, create.ReturnType);
    }

    [Fact]
    public void Signatures_are_unique()
    {
        string[] signatures = [.. Declarations().SelectMany(Signatures)];

        Assert.NotEmpty(signatures);
        Assert.Equal(signatures.Length, signatures.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void MLNET_sees_the_declarations()
    {
        // Instantiating them needs the access attribute, and the stub's references bound to the real assembly.
        var found = typeof(ICanSaveModel).Assembly.GetType("Microsoft.ML.LoadableClassAttributeBase", throwOnError: true)!;

        Assert.Equal(Declarations().Count(), s_library.GetCustomAttributes(found).Count());
    }

    private static IEnumerable<IList<CustomAttributeTypedArgument>> Declarations() => s_library.GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType.FullName == "Microsoft.ML.LoadableClassAttribute").Select(attribute => attribute.ConstructorArguments);

    private static IEnumerable<string> Signatures(IList<CustomAttributeTypedArgument> declaration) =>
        ((IEnumerable<CustomAttributeTypedArgument>)declaration[^1].Value!).Select(name => (string)name.Value!);
}
