using TorchSharp.Conformance.Tests.Nn.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Modules;

public class ModuleStateTests
{
    [Fact]
    public void LoadStateDictCopiesValues()
    {
        using Net source = new(), target = new();
        source.call(ones(2, 3));
        var (missing, unexpected) = target.load_state_dict(source.state_dict());
        Assert.Empty(missing);
        Assert.Empty(unexpected);
        AssertSameState(source, target);
        Assert.NotSame(source.first.weight, target.first.weight);
    }

    [Fact]
    public void StrictLoadingWantsTheSameNames()
    {
        using var net = new Net();
        Dictionary<string, Tensor> state = net.state_dict();
        state.Remove("own");
        state["stray"] = zeros(1);
        Assert.Throws<InvalidOperationException>(() => net.load_state_dict(state));
        var (missing, unexpected) = net.load_state_dict(state, strict: false);
        Assert.Equal(["own"], missing);
        Assert.Equal(["stray"], unexpected);
        net.load_state_dict(state, skip: ["own", "stray"]);
    }

    [Fact]
    public void SaveAndLoadGiveTheSameBytes()
    {
        using Net source = new(), target = new();
        source.call(ones(2, 3));
        byte[] saved = Saved(source);
        target.load(new MemoryStream(saved));
        AssertSameState(source, target);
        Assert.Equal(saved, Saved(target));
    }

    [Fact]
    public void TheFileIsCountThenNamesAndTensors()
    {
        using Linear layer = nn.Linear(2, 1);
        nn.init.constant_(layer.weight, 0.5);
        nn.init.constant_(layer.bias, -2);
        byte[] expected =
        [
            2,                                              // entries
            6, .. "weight"u8, 6, 2, 1, 2, 0, 0, 0, 0x3f, 0, 0, 0, 0x3f,   // float32 is 6; rank; sizes; values
            4, .. "bias"u8, 6, 1, 1, 0, 0, 0, 0xc0,
        ];
        Assert.Equal(expected, Saved(layer));
    }

    [Fact]
    public void SizesAreInBytesOfSevenBits()
    {
        using Linear layer = nn.Linear(300, 1, hasBias: false);
        byte[] saved = Saved(layer);
        Assert.Equal([1, 6, .. "weight"u8, 6, 2, 1, 0xac, 0x02], saved[..13]);
        Assert.Equal(13 + 300 * 4, saved.Length);
    }

    [Fact]
    public void OtherModulesFilesAreRefused()
    {
        using Linear small = nn.Linear(2, 1), large = nn.Linear(3, 1), bare = nn.Linear(2, 1, hasBias: false);
        using Linear wide = nn.Linear(2, 1, dtype: float64);
        Assert.Throws<ArgumentException>(() => large.load(new MemoryStream(Saved(small))));
        Assert.Throws<ArgumentException>(() => bare.load(new MemoryStream(Saved(small))));
        Assert.Throws<ArgumentException>(() => wide.load(new MemoryStream(Saved(small))));
        Assert.Throws<FileNotFoundException>(() => small.load("/absent/file"));
    }

    [Fact]
    public void LoadingReportsWhatItFound()
    {
        using Linear source = nn.Linear(2, 1), target = nn.Linear(2, 1);
        var loaded = new Dictionary<string, bool>();
        double[] bias = Close.Values(target.bias);
        target.load(new MemoryStream(Saved(source)), skip: ["bias"], loadedParameters: loaded);
        Assert.Equal(new Dictionary<string, bool> { ["weight"] = true, ["bias"] = true }, loaded);
        Assert.Equal(bias, Close.Values(target.bias));
        Assert.Equal(Close.Values(source.weight), Close.Values(target.weight));
    }

    [Fact]
    public void FilesGoThroughPathsToo()
    {
        string path = Path.GetTempFileName();
        using var source = new Net();
        source.save(path);
        using var loaded = (Net)nn.Module.Create<Net>(path);
        AssertSameState(source, loaded);
        File.Delete(path);
    }

    private static byte[] Saved(nn.Module module)
    {
        var stream = new MemoryStream();
        module.save(stream);
        return stream.ToArray();
    }

    private static void AssertSameState(nn.Module expected, nn.Module actual)
    {
        Dictionary<string, Tensor> own = actual.state_dict();
        foreach (var (name, tensor) in expected.state_dict())
            Assert.True(tensor.bytes.SequenceEqual(own[name].bytes), name);
        Assert.Equal(expected.state_dict().Count, own.Count);
    }
}
