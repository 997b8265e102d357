using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Collects distinct values of one column until it has as many as it may.</summary>
internal abstract class TermBuilder
{
    public abstract int Count { get; }

    public static TermBuilder Create(DataViewType type, bool sorted, int limit)
    {
        DataViewType itemType = TermTypes.ItemTypeOf(type);
        return (TermBuilder)Activator.CreateInstance(typeof(TermBuilder<>).MakeGenericType(itemType.RawType), itemType, sorted, limit);
    }

    public abstract void Attach(DataViewRow row, DataViewSchema.Column column);

    /// <summary>False when no further value is wanted.</summary>
    public abstract bool ProcessRow();

    public abstract TermMap Finish();
}
