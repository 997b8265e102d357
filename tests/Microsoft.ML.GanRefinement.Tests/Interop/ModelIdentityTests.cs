
using Microsoft.ML.GanRefinement.Interop;

namespace Microsoft.ML.GanRefinement.Tests.Interop;

public class ModelIdentityTests
{
    [Theory]
    [InlineData("SHORT", "Loader")]
    [InlineData("TOOLONG89", "Loader")]
    [InlineData("EIGHT€€€", "Loader")]
    [InlineData("EIGHTCHR", "")]
    [InlineData("EIGHTCHR", "ALoaderSignatureOf25Chars")]
    public void Signatures_that_do_not_fit_the_header_are_refused(string model, string loader) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelIdentity(model, 1, 1, 1, loader));

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(1, 1, 2)]
    public void Versions_that_cannot_be_are_refused(uint written, uint readable, uint back) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelIdentity("EIGHTCHR", written, readable, back, "Loader"));

    [Fact]
    public void The_loader_is_in_the_library_unless_said() =>
        Assert.Equal(typeof(GanCatalog).Assembly.FullName, new ModelIdentity("EIGHTCHR", 1, 1, 1, "Loader").LoaderAssembly);
}
