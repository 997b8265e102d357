using GanRefinement.Programs;

namespace GanRefinement.Examples.Demo;

/// <summary>What the demo's command line decides.</summary>
internal sealed record DemoSettings
{
    public string OutputFolder { get; init; } = "demo-output";

    public string DataFolder { get; init; } = FashionMnist.DebianFolder;

    public int Seed { get; init; } = DemoSizes.Seed;

    public int Iterations { get; init; } = DemoSizes.Iterations;

    public int ClassifierEpochs { get; init; } = DemoSizes.ClassifierEpochs;

    public int CoachIterations { get; init; } = DemoSizes.CoachIterations;

    public float CoachLearningRate { get; init; } = DemoSizes.CoachLearningRate;

    public int Samples { get; init; } = DemoSizes.Samples;
}
