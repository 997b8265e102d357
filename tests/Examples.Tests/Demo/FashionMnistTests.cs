using GanRefinement.Programs;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace GanRefinement.Examples.Tests.Demo;

public class FashionMnistTests
{
    [Fact]
    public void Plain_files_load_with_a_border_to_32()
    {
        using TemporaryFolder folder = new();
        TinyFashion.Write(folder.Path, train: 12, test: 10);
        MLContext ml = new();
        var train = FashionMnist.Train(ml, folder.Path);
        Assert.Equal(12, train.GetRowCount());
        Assert.Equal(10, FashionMnist.Test(ml, folder.Path).GetRowCount());
        Assert.Equal([1, 32, 32], ((VectorDataViewType)train.Schema["Image"].Type).Dimensions.ToArray());
    }

    [Fact]
    public void Missing_files_are_named_with_what_to_do()
    {
        using TemporaryFolder folder = new();
        var error = Assert.Throws<FileNotFoundException>(() => FashionMnist.Test(new MLContext(), folder.Path));
        Assert.Contains("t10k-images-idx3-ubyte", error.Message, StringComparison.Ordinal);
        Assert.Contains("--data", error.Message, StringComparison.Ordinal);
    }
}
