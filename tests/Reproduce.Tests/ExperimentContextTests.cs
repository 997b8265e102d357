using System.IO.Compression;
using GanRefinement.Examples.Tests;
using GanRefinement.Examples.Tests.Demo;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Running;

namespace GanRefinement.Reproduce.Tests;

public class ExperimentContextTests
{
    [Theory]
    [InlineData("train-images-idx3-ubyte")]
    [InlineData("train-labels-idx1-ubyte")]
    [InlineData("t10k-images-idx3-ubyte")]
    [InlineData("t10k-labels-idx1-ubyte")]
    public void Other_data_of_the_same_size_are_other_data(string file)
    {
        using TemporaryFolder data = new();
        TinyFashion.Write(data.Path, train: 30, test: 20);
        var before = Identity(data);
        var run = First(data);
        Assert.Equal(before, Identity(data));

        var bytes = File.ReadAllBytes(data.File(file));
        bytes[^1] ^= 1;
        File.WriteAllBytes(data.File(file), bytes);
        Assert.NotEqual(before, Identity(data));
        Assert.NotEqual(run.Settings, First(data).Settings);
    }

    [Fact]
    public void The_same_data_gzipped_are_the_same_data()
    {
        using TemporaryFolder data = new();
        TinyFashion.Write(data.Path, train: 30, test: 20);
        var plain = Identity(data);
        foreach (var file in Directory.GetFiles(data.Path))
        {
            using (GZipStream packed = new(File.Create(file + ".gz"), CompressionLevel.Fastest))
                packed.Write(File.ReadAllBytes(file));

            File.Delete(file);
        }

        Assert.Equal(plain, Identity(data));
    }

    private static string Identity(TemporaryFolder data) => new ExperimentContext(data.Path, data.Path, samples: 10).Identity;

    private static Run First(TemporaryFolder data) => Plan.Of(ClaimList.Find("lens"), new ExperimentContext(data.Path, data.Path, samples: 10))[0];
}
