using System.IO.Compression;
using Microsoft.ML.GanRefinement.Tests.Training.Checkpoints;

namespace Microsoft.ML.GanRefinement.Tests.Training;

/// <summary>The seed of the MLContext decides a training's bits, in whatever process it runs.</summary>
public sealed class SeedsAcrossProcessesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_seed_gives_the_same_bits_in_two_processes_and_no_seed_others()
    {
        var first = TrainElsewhere("first", seed: 5);

        Assert.Equal(first, TrainElsewhere("second", seed: 5));
        Assert.NotEqual(first, TrainElsewhere("another", seed: 6));
        Assert.NotEqual(TrainElsewhere("unseeded", seed: null), TrainElsewhere("unseeded again", seed: null));
        Assert.True(first.Length > 1000, "The weights are missing.");
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
