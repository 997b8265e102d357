namespace Microsoft.ML.Data;

/// <summary>The base of types that own resources or are made of others.</summary>
public abstract class StructuredDataViewType : DataViewType
{
    protected StructuredDataViewType(Type rawType)
        : base(rawType)
    {
    }
}
