
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
    public void SignaturesThatDoNotFitTheHeaderAreRefused(string model, string loader) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelIdentity(model, 1, 1, 1, loader));

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(1, 1, 2)]
    public void VersionsThatCannotBeAreRefused(uint written, uint readable, uint back) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelIdentity("EIGHTCHR", written, readable, back, "Loader"));

    [Fact]
    public void TheLoaderIsInTheLibraryUnlessSaid() =>
        Assert.Equal(typeof(GanCatalog).Assembly.FullName, new ModelIdentity("EIGHTCHR", 1, 1, 1, "Loader").LoaderAssembly);
}
