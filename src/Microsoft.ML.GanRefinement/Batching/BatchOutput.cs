using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Batching;

/// <summary>A column that a batch mapper adds: <c>Single</c>, or a vector of <c>Single</c> of known dimensions.</summary>
/// <param name="Name">The column's name; an input column of that name is hidden.</param>
/// <param name="Type">The column's type.</param>
internal sealed record BatchOutput(string Name, DataViewType Type)
{
    /// <summary>How many floats a row gets.</summary>
    public int Size => Type is VectorDataViewType vector ? vector.Size : 1;
}
