using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Says how a class is made from a model file.</summary>
internal abstract class LoadableClassAttributeBase : Attribute
{
    protected LoadableClassAttributeBase(
        string summary, Type instType, Type loaderType, Type argType, Type[] sigTypes, string userName, params string[] loadNames)
    {
        Contracts.CheckValue(instType, nameof(instType));
        Contracts.CheckValue(loaderType, nameof(loaderType));
        Contracts.CheckNonEmpty(sigTypes, nameof(sigTypes));
        LoadNames = loadNames is { Length: > 0 } ? loadNames : [userName];
        Contracts.CheckParam(!LoadNames.Any(string.IsNullOrWhiteSpace), nameof(loadNames), "LoadableClass loadName parameter can't be empty");
        Contracts.CheckParam(
            sigTypes.All(type => type?.BaseType == typeof(MulticastDelegate) && type.GetMethod("Invoke").ReturnType == typeof(void)),
            nameof(sigTypes), "LoadableClass signature type must be a delegate type with void return");

        IEnumerable<Type> parameters = sigTypes[0].GetMethod("Invoke").GetParameters().Select(parameter => parameter.ParameterType);
        CtorTypes = argType is null ? [.. parameters] : [argType, .. parameters];
        InstanceType = instType;
        LoaderType = loaderType;
        ArgType = argType;
        SigTypes = sigTypes;
        Summary = summary;
        UserName = userName;
    }

    public Type InstanceType { get; private set; }

    public Type LoaderType { get; private set; }

    public Type ArgType { get; private set; }

    public Type[] SigTypes { get; private set; }

    public Type[] CtorTypes { get; private set; }

    public string Summary { get; private set; }

    public string UserName { get; private set; }

    public string[] LoadNames { get; private set; }

    public string DocName { get; set; }
}
