using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>A column that a batch mapper adds: <c>Single</c>, a vector of <c>Single</c> of known dimensions, a vector of <c>Int64</c> below
/// 2²⁴, which the mapper writes as floats, or a key of <c>UInt32</c>, for which it writes the key as a float: 1 is the first, 0 the missing one.</summary>
/// <param name="Name">The column's name; an input column of that name is hidden.</param>
/// <param name="Type">The column's type.</param>
/// <param name="Annotate">Makes the column's annotations, for the schema that it is added to; null for none. Which there are, and of what
/// types, does not depend on that schema.</param>
internal sealed record BatchOutput(string Name, DataViewType Type, Func<DataViewSchema, DataViewSchema.Annotations>? Annotate = null)
{
    /// <summary>How many floats a row gets.</summary>
    public int Size => Type is VectorDataViewType vector ? vector.Size : 1;

    /// <summary>The column as it is added to a schema.</summary>
    public DataViewSchema.DetachedColumn Detached(DataViewSchema inputSchema) => new(Name, Type, Annotate?.Invoke(inputSchema));
}
