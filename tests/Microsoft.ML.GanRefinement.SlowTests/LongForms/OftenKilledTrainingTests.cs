using Microsoft.ML.GanRefinement.Tests.Training.Checkpoints;

namespace Microsoft.ML.GanRefinement.SlowTests.LongForms;

/// <summary>kill −9 at 20 random moments.</summary>
public sealed class OftenKilledTrainingTests : KilledTrainingTests
{
    protected override int Iterations => 400;

    protected override int Kills => 20;
}
