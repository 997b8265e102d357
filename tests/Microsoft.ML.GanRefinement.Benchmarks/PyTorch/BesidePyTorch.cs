namespace Microsoft.ML.GanRefinement.Benchmarks.PyTorch;

/// <summary>The program "pytorch": which cases, with how many threads, how often.</summary>
internal static class BesidePyTorch
{
    public static void Run(string[] args)
    {
        int rounds = int.Parse(Option("--rounds", "7")), steps = int.Parse(Option("--steps", "6"));
        var coreType = Environment.GetEnvironmentVariable("OPENBLAS_CORETYPE") ?? "(not set)";
        foreach (var name in Option("--cases", string.Join(',', TrainingCase.All.Select(one => one.Name))).Split(','))
            foreach (var threads in Option("--threads", "1,2").Split(',').Select(int.Parse))
            {
                Console.WriteLine($"OPENBLAS_CORETYPE {coreType}, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
                using var comparison = new Comparison(TrainingCase.Named(name), threads, rounds, steps);
                comparison.Run();
            }

        string Option(string name, string otherwise) => Array.IndexOf(args, name) is var place and >= 0 ? args[place + 1] : otherwise;
    }
}
