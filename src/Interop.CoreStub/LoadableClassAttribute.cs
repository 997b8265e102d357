namespace Microsoft.ML;

[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class LoadableClassAttribute : Attribute
{
    public LoadableClassAttribute(Type instType, Type? loaderType, Type? argType, Type sigType, string userName, params string[] loadNames) => throw null!;
}
