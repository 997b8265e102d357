using GanRefinement.Programs;

namespace GanRefinement.Reproduce;

/// <summary>What the command line of <c>reproduce</c> decides.</summary>
internal sealed record ReproduceSettings
{
    /// <summary>Folder of the pages. What is kept between calls is below it, in <see cref="StatePath"/>.</summary>
    public string OutputFolder { get; init; } = Path.Combine("docs", "results");

    /// <summary>Folder of Fashion-MNIST's IDX files.</summary>
    public string DataFolder { get; init; } = FashionMnist.DebianFolder;

    /// <summary>Minutes after which no run starts.</summary>
    public double BudgetMinutes { get; init; } = 20;

    /// <summary>Seeds of every experiment; null leaves each its own number.</summary>
    public int? Seeds { get; init; }

    /// <summary>Iterations of every experiment; null leaves each its own number.</summary>
    public int? Iterations { get; init; }

    /// <summary>How many runs at a time.</summary>
    public int Parallel { get; init; } = Math.Min(2, Environment.ProcessorCount);

    /// <summary>The experiments to run, by name; null for all of the claim's. The pages show what there is of the others.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>How many samples a measurement of images takes.</summary>
    public int Samples { get; init; } = 5_000;

    /// <summary>Where what is kept between calls is: a folder for each claim, and the classifier that they share.</summary>
    public string StatePath => Path.Combine(OutputFolder, ".state");
}
