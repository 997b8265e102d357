namespace Microsoft.ML.GanRefinement.SlowTests.Support;

/// <summary>A table of all runs, for people: the file that GAN_SLOW_RESULTS names, and the console.</summary>
internal static class Results
{
    private static readonly string? s_path = Environment.GetEnvironmentVariable("GAN_SLOW_RESULTS");

    public static void Add(string line)
    {
        Console.WriteLine(line);
        if (s_path is not null)
            File.AppendAllText(s_path, line + Environment.NewLine);
    }
}
