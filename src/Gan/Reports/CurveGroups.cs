namespace GanRefinement.Gan.Reports;

/// <summary>Which numbers of a report share a chart.</summary>
internal static class CurveGroups
{
    // In the order of the page: a title, and what the names of its numbers begin with.
    private static readonly (string Title, string[] Beginnings)[] s_groups =
    [
        ("Losses", ["discriminatorLoss", "generatorLoss"]),
        ("Terms of the discriminator's loss", ["discriminatorTerms."]),
        ("Terms of the generator's loss", ["generatorTerms."]),
        ("Scores", ["realScore", "fakeScore", "scoreGap"]),
        ("Accuracy", ["realAccuracy", "fakeAccuracy", "realClassAccuracy", "fakeClassAccuracy"]),
        ("Validation", ["validation.last", "validation.best.value"]),
        ("Diversity", ["diversity"]),
        ("Lens", ["lens."]),
        ("Perturbation", ["perturbation"]),
        ("Gradient norms", ["discriminatorGradientNorm", "generatorGradientNorm"]),
        ("Learning rates", ["discriminatorLearningRate", "generatorLearningRate"]),
        ("Images a second", ["imagesPerSecond"]),
    ];

    private static readonly string[] s_hidden = ["iteration", "maxIterations", "epoch", "elapsed", "remaining"];

    /// <summary>The charts for numbers of these names, those that no group knows under their own.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<string> Names)> For(IEnumerable<string> names)
    {
        List<string> left = [.. names.Where(name => !s_hidden.Contains(name) && !name.EndsWith(".iteration", StringComparison.Ordinal))];
        foreach (var (title, beginnings) in s_groups)
        {
            string[] found = [.. left.Where(name => beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal)))];
            left.RemoveAll(found.Contains);
            if (found.Length > 0)
                yield return (title, found);
        }
        foreach (var name in left)
            yield return (name, [name]);
    }
}
