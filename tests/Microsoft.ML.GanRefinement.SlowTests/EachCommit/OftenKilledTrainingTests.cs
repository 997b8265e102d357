using Microsoft.ML.GanRefinement.Tests.Training.Checkpoints;

namespace Microsoft.ML.GanRefinement.SlowTests.EachCommit;

/// <summary>kill −9 at 8 random moments.</summary>
public sealed class OftenKilledTrainingTests : KilledTrainingTests
{
    protected override int Iterations => 100;

    protected override int Kills => 8;
}
