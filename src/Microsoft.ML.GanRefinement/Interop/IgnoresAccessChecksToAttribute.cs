namespace System.Runtime.CompilerServices;

/// <summary>Known to the runtime by its name: it lets this assembly use another's internals.</summary>
/// <param name="assemblyName">The other assembly's simple name.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    /// <summary>The other assembly's simple name.</summary>
    public string AssemblyName { get; } = assemblyName;
}
