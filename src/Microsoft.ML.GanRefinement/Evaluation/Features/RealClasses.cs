
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Evaluation.Features;

/// <summary>Checks that the classes of two views mean the same.</summary>
internal static class RealClasses
{
    /// <exception cref="ArgumentOutOfRangeException">A label column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">The classes are not the same ones in the same order.</exception>
    public static void Require(DataViewSchema generated, DataViewSchema real, string label)
    {
        KeyColumn column = new(label);
        var asked = KeyNames.Read(column.Bind(generated));
        var known = KeyNames.Read(column.Bind(real));
        if (!asked.SequenceEqual(known))
        {
            throw new InvalidOperationException(
                $"The classes of generated images ({string.Join(", ", asked)}) and of real ones ({string.Join(", ", known)}) differ: "
                    + "map both by the same MapValueToKey.");
        }
    }
}
