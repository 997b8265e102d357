using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Types;

public sealed class DeviceTests
{
    [Theory]
    [InlineData("cpu", DeviceType.CPU, -1, "cpu")]
    public void ReadsDescriptions(string description, DeviceType type, int index, string text)
    {
        Device found = device(description);
        Assert.Equal(type, found.type);
        Assert.Equal(index, found.index);
        Assert.Equal(text, found.ToString());
    }

    [Fact]
    public void TheProcessorIsAlwaysThere()
    {
        Assert.Equal(DeviceType.CPU, CPU.type);
        Assert.Equal(cuda.device_count() > 0, cuda.is_available());
    }

    [Fact]
    public void ThreadsCanBeSet()
    {
        int before = get_num_threads();
        set_num_threads(2);
        Assert.Equal(2, get_num_threads());
        set_num_threads(before);
    }
}
