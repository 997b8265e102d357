namespace Microsoft.ML.Data;

/// <summary>On a member: it is no column.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class NoColumnAttribute : Attribute
{
    public NoColumnAttribute()
    {
    }
}
