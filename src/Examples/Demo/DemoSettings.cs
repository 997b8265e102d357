using GanRefinement.Programs;

namespace GanRefinement.Examples.Demo;

/// <summary>What the demo's command line decides.</summary>
internal sealed record DemoSettings
{
    public string OutputFolder { get; init; } = "demo-output";

    public string DataFolder { get; init; } = FashionMnist.DebianFolder;

    public int Seed { get; init; } = 1;

    public int Iterations { get; init; } = 5_500;

    public int ClassifierEpochs { get; init; } = 2;

    public int CoachIterations { get; init; } = 30;

    public float CoachLearningRate { get; init; } = 0.01f;

    public int Samples { get; init; } = 5_000;
}
