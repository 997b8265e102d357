using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>The classes that model files can name, by assembly.</summary>
public sealed class ComponentCatalog
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _assemblies = [];
    private readonly Dictionary<(string Name, Type Signature), LoadableClass> _classes = [];
    private readonly Dictionary<(Type Attribute, string Contract), Type> _extensions = [];

    internal ComponentCatalog()
    {
    }

    public void RegisterAssembly(Assembly assembly, bool throwOnError = true)
    {
        lock (_lock)
        {
            if (!_assemblies.Add(assembly.FullName))
                return;
            // Asked for by this internal base class: an outsider's attribute is seen only if its assembly may see the class.
            foreach (LoadableClassAttributeBase attribute in assembly.GetCustomAttributes(typeof(LoadableClassAttributeBase)))
                AddClass(attribute, throwOnError);
            if (CanContainExtensions(assembly))
                AddExtensions(assembly, throwOnError);
        }
    }

    internal static bool TryCreateInstance<TResult, TSignature>(
        IHostEnvironment environment, out TResult result, string name, params object[] arguments)
        where TResult : class
    {
        ComponentCatalog catalog = environment.ComponentCatalog;
        LoadableClass found;
        lock (catalog._lock)
            catalog._classes.TryGetValue((Normalize(name), typeof(TSignature)), out found);
        result = null;
        if (found is null)
            return false;
        if (!typeof(TResult).IsAssignableFrom(found.Type))
            throw environment.Except($"Loadable class '{name}' does not derive from '{typeof(TResult).FullName}'");
        result = (TResult)found.Make(environment, arguments);
        return true;
    }

    internal object GetExtensionValue(IHostEnvironment environment, Type attributeType, string contractName)
    {
        lock (_lock)
        {
            if (_extensions.TryGetValue((attributeType, contractName), out Type extension))
                return Activator.CreateInstance(extension);
        }

        throw environment.Except($"Unable to locate an extension for the contract '{contractName}'. Ensure you have called "
            + $"{nameof(ComponentCatalog)}.{nameof(RegisterAssembly)} with the Assembly that contains a class decorated with a '{attributeType.FullName}' attribute.");
    }

    private static string Normalize(string name) => (name ?? "").ToLowerInvariant().Trim();

    // ML.NET's own assemblies have no extensions; looking through all their types would only cost time.
    private static bool CanContainExtensions(Assembly assembly)
        => !(assembly.FullName.StartsWith("Microsoft.ML.", StringComparison.Ordinal)
            && assembly.GetName().GetPublicKey().AsSpan().SequenceEqual(typeof(ComponentCatalog).Assembly.GetName().GetPublicKey()));

    private void AddClass(LoadableClassAttributeBase attribute, bool throwOnError)
    {
        LoadableClass found = LoadableClass.FindOrNull(attribute);
        if (found is null)
        {
            if (throwOnError)
                throw Contracts.Except($"Can't instantiate loadable class '{attribute.InstanceType.Name}' with name '{attribute.LoadNames[0]}'");
            return;
        }

        foreach (Type signature in attribute.SigTypes)
        {
            foreach (string name in attribute.LoadNames)
            {
                if (!_classes.TryAdd((Normalize(name), signature), found) && throwOnError)
                {
                    throw Contracts.Except($"ComponentCatalog cannot map name '{name}' and SignatureType '{signature}' to {found.Type.Name}, "
                        + $"already mapped to {_classes[(Normalize(name), signature)].Type.Name}.");
                }
            }
        }
    }

    private void AddExtensions(Assembly assembly, bool throwOnError)
    {
        foreach (Type type in assembly.GetTypes().Where(type => type.IsClass))
        {
            foreach (ExtensionBaseAttribute attribute in type.GetCustomAttributes(typeof(ExtensionBaseAttribute)).Cast<ExtensionBaseAttribute>())
            {
                if (!_extensions.TryAdd((attribute.GetType(), attribute.ContractName), type) && throwOnError)
                {
                    throw Contracts.Except($"An extension for '{attribute.GetType().Name}' with contract '{attribute.ContractName}' "
                        + "has already been registered in the ComponentCatalog.");
                }
            }
        }
    }
}
