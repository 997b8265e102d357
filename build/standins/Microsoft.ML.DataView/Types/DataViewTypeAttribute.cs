namespace Microsoft.ML.Data;

/// <summary>On a member of a row class: the column type that the member stands for.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public abstract class DataViewTypeAttribute : Attribute, IEquatable<DataViewTypeAttribute>
{
    public DataViewTypeAttribute()
    {
    }

    /// <summary>Tells <c>DataViewTypeManager</c> of the type.</summary>
    public abstract void Register();

    public abstract bool Equals(DataViewTypeAttribute other);
}
