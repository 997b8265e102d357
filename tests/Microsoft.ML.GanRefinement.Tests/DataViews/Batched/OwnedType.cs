using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

/// <summary>The type of <see cref="Owned"/>: neither primitive nor vector, as images are.</summary>
internal sealed class OwnedType() : StructuredDataViewType(typeof(Owned))
{
    public override bool Equals(DataViewType? other) => other is OwnedType;

    public override bool Equals(object? other) => other is OwnedType;

    public override int GetHashCode() => 1;
}
