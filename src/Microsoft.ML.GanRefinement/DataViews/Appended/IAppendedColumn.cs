using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.DataViews.Appended;

/// <summary>A column computed from each row by itself, tied to one input schema.</summary>
internal interface IAppendedColumn
{
    /// <summary>The column's name; an input column of that name is hidden.</summary>
    string Name { get; }

    /// <summary>The column's type.</summary>
    DataViewType Type { get; }

    /// <summary>The input column that is read, or null.</summary>
    DataViewSchema.Column? Input { get; }

    /// <summary>A <see cref="ValueGetter{TValue}"/> of the type's raw type, for whatever row <paramref name="input"/> stands on.</summary>
    Delegate CreateGetter(DataViewRow input);
}
