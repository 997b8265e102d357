using System.Runtime.InteropServices;
using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan.Tests.Screen;

[Collection(nameof(UsesTorch))]
public class TorchLogTests
{
    [Fact]
    public void Programs_hear_only_of_errors()
    {
        // Loads torch.
        TorchThreads.Set(1);
        Assert.NotNull(TorchLog.Address);
        Assert.Equal(TorchLog.Error, Marshal.ReadInt32(TorchLog.Address.Value));
    }
}
