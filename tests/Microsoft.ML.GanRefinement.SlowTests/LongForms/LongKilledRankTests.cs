using Microsoft.ML.GanRefinement.Mpi.Tests;

namespace Microsoft.ML.GanRefinement.SlowTests.LongForms;

/// <summary>Ten moments: while the runtime and the networks start, at the first iteration, between checkpoints, around and while they are written, and long
/// after.</summary>
public sealed class LongKilledRankTests : KilledRankTests
{
    protected override IReadOnlyList<(int Rank, int Iteration, int Milliseconds)> Kills =>
    [
        (1, 0, 0), (0, 0, 100), (1, 0, 500), (0, 1, 0), (1, 3, 1), (1, 4, 0), (0, 5, 0), (0, 5, 2), (1, 10, 5), (0, 200, 1),
    ];
}
