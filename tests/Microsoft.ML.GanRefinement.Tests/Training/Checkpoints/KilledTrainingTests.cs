using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training.Checkpoints;

namespace Microsoft.ML.GanRefinement.Tests.Training.Checkpoints;

/// <summary>kill −9 at any moment leaves a checkpoint to resume from, and what comes out in the end is the same bit for bit.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(StartsProcesses))]
public sealed class KilledTrainingTests : IDisposable
{
    private const int Iterations = 100, Kills = 8;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Training_killed_at_random_moments_ends_with_the_bits_of_one_left_alone()
    {
        var (alone, killed) = (_folder.File("alone"), _folder.File("killed"));
        TrainProbe.Run(alone, Iterations);

        var random = new Random(20);
        var starts = new List<int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            starts.Add(TrainProbe.Run(killed, Iterations, (random.Next(2, 12), 2 * random.NextDouble())));
            // Not one damaged, whatever was being written.
            foreach (var file in Directory.EnumerateFiles(killed, "*.gan"))
                Checkpoint.Open(file).Dispose();
        }
        Assert.DoesNotContain(0, starts);
        Assert.Equal(starts.Order(), starts);
        Assert.True(starts[^1] > Kills, $"Too little was resumed: the processes began at iterations {string.Join(", ", starts)}.");
        TrainProbe.Run(killed, Iterations);

        // Weights, running statistics, moments, perturbation and the places in all random streams.
        Assert.Equal(Files(alone), Files(killed));
        foreach (var name in Files(alone))
            Assert.Equal(File.ReadAllBytes(Path.Combine(alone, name)), File.ReadAllBytes(Path.Combine(killed, name)));
    }

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
}
