namespace Microsoft.ML.GanRefinement.SlowTests.Support;

/// <summary>Runs over seeds, each printed as it ends: GAN_SLOW_SEEDS of them, 5 unless it is set.</summary>
internal static class Medians
{
    public static int SeedCount { get; } = int.Parse(Environment.GetEnvironmentVariable("GAN_SLOW_SEEDS") ?? "5");

    /// <summary>One value a seed, from 1 on.</summary>
    public static List<T> OverSeeds<T>(string name, Func<int, T> run)
    {
        List<T> values = [];
        for (var seed = 1; seed <= SeedCount; seed++)
        {
            var value = run(seed);
            Results.Add($"| {name} | {seed} | {value} |");
            values.Add(value);
        }
        return values;
    }

    /// <summary>The middle value; the lower of the two middle ones of an even count.</summary>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[(sorted.Count - 1) / 2];
    }
}
