using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.DataViews;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Evaluation.Features;

/// <summary>The classes that are generated to be compared with real images: as often as in these, where their labels tell, else
/// evenly.</summary>
/// <param name="Prior">The class of each generated row.</param>
/// <param name="Settings">What was done, for the protocol; null for a network without classes.</param>
/// <param name="Warnings">Why to doubt a comparison of these.</param>
internal sealed record MatchedClasses(ClassPrior Prior, string? Settings, IReadOnlyList<string> Warnings)
{
    // Of the largest and the smallest class: MNIST's are 1.24 apart.
    private const double Unbalanced = 1.5;

    /// <summary>Reads the labels of the real images.</summary>
    /// <param name="real">The real images.</param>
    /// <param name="label">The network's label column.</param>
    /// <param name="names">The network's classes; none of an unconditional one.</param>
    /// <param name="trained">How many images of each it was trained on; none where the model does not say.</param>
    /// <param name="cancellation">Heard before each row.</param>
    public static MatchedClasses Of(
        IDataView real, string label, IReadOnlyList<string> names, IReadOnlyList<long> trained, Cancellation cancellation = default)
    {
        if (names.Count == 0)
            return new(ClassPrior.Even(0), null, []);

        var even = trained.Count == names.Count ? ClassPrior.Of(trained, GanClassSampling.Even) : ClassPrior.Even(names.Count);
        MatchedClasses Evenly(string? warning = null) => new(even, "generated classes: even", warning is null ? [] : [warning]);
        if (real.Schema.GetColumnOrNull(label) is not { } column)
            return Evenly(OfMissingColumn(label, trained));

        if (column.Type is not KeyDataViewType)
        {
            return Evenly($"Label column '{label}' of the real images is {column.Type}, not a key, so classes are generated evenly. "
                + "Add MapValueToKey, and each comes as often as in the real images.");
        }

        var own = names.ToList();
        int[] known = [.. KeyNames.Read(column).Select(name => own.IndexOf(name)).Select(c => c < 0 || (trained.Count > c && trained[c] == 0) ? -1 : c)];
        List<int> classes = [];
        var others = 0;
        using var cursor = real.GetRowCursor([column]);
        var read = KeyColumn.CreateReader(cursor, column, missingIsAllowed: true);
        while (cursor.MoveNext(cancellation))
        {
            if (read() is >= 0 and var key && known[key] >= 0)
                classes.Add(known[key]);
            else
                others++;
        }

        if (classes.Count == 0)
        {
            return Evenly($"No real image has a class that the network was trained on in label column '{label}', so classes are generated evenly. "
                + $"Its classes are {NameList.Of(names)}: map labels to the keys of the training data.");
        }

        // Turns give the same counts then, whatever order the rows are in.
        var counts = classes.CountBy(c => c).ToDictionary();
        var balanced = others == 0 && counts.Values.Distinct().Count() == 1 && even.Count == counts.Count;
        return new(balanced ? even : ClassPrior.Even(classes), "generated classes: as in the real images", others == 0 ? [] :
        [
            $"{others} of {others + classes.Count} real images have no class that the network was trained on: other classes are generated in their place. "
                + "Leave these images out.",
        ]);
    }

    private static string? OfMissingColumn(string label, IReadOnlyList<long> trained)
    {
        long[] seen = [.. trained.Where(count => count > 0)];
        return seen.Length > 0 && seen.Max() > Unbalanced * seen.Min()
            ? $"The real images have no label column '{label}', so classes are generated evenly, though training had from {seen.Min()} to {seen.Max()} images "
                + "of a class. Add the column, and each comes as often as in the real images."
            : null;
    }
}
