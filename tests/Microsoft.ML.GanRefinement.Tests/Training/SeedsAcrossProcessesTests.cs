using System.IO.Compression;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Tests.Training.Checkpoints;

namespace Microsoft.ML.GanRefinement.Tests.Training;

/// <summary>The seed of the MLContext decides a training run's bits, in whatever process it runs.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(StartsProcesses))]
public sealed class SeedsAcrossProcessesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_seed_gives_the_same_bits_in_two_processes_and_no_seed_others()
    {
        (string Name, int? Seed)[] runs = [("first", 5), ("second", 5), ("another", 6), ("unseeded", null), ("unseeded again", null)];
        var weights = runs.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(run => TrainElsewhere(run.Name, run.Seed)).ToArray();

        Assert.Equal(weights[0], weights[1]);
        Assert.NotEqual(weights[0], weights[2]);
        Assert.NotEqual(weights[3], weights[4]);
        Assert.True(weights[0].Length > 1000, "The weights are missing.");
    }

    // Generator and discriminator; not the specification, in which the seed itself is.
    private byte[] TrainElsewhere(string name, int? seed)
    {
        var file = _folder.File(name + ".zip");
        TrainProbe.Save(file, seed, iterations: 6);
        using var zip = ZipFile.OpenRead(file);
        using MemoryStream weights = new();
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".weights", StringComparison.Ordinal)).OrderBy(e => e.Name))
        {
            using var source = entry.Open();
            source.CopyTo(weights);
        }

        return weights.ToArray();
    }
}
