using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.DataViews.Indexed;

/// <summary>A column whose value follows from the row's number.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">The column's type.</param>
/// <param name="CreateGetter">Makes a <see cref="ValueGetter{TValue}"/> of the type's raw type; the argument tells the current row's
/// number. One that works on after it was called is the method of an <see cref="IDisposable"/>, of which the cursor disposes.</param>
/// <param name="Annotations">The column's annotations, or null.</param>
internal sealed record IndexedColumn(
    string Name, DataViewType Type, Func<Func<int>, Delegate> CreateGetter, DataViewSchema.Annotations? Annotations = null);
