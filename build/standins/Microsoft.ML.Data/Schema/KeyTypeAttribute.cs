using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>On a member: its column holds keys.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class KeyTypeAttribute : Attribute
{
    public KeyTypeAttribute() => throw Contracts.ExceptNotSupp("Using KeyType without the Count parameter is not supported");

    public KeyTypeAttribute(ulong count) => Count = count;

    internal ulong Count { get; }
}
