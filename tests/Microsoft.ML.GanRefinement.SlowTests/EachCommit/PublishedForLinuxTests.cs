using Microsoft.ML.GanRefinement.PackageTests;

namespace Microsoft.ML.GanRefinement.SlowTests.EachCommit;

/// <summary>Published for Linux alone, and as a single file, from any system, an app loads on older Linux too.</summary>
public sealed class PublishedForLinuxTests(UsersFolder folder) : IClassFixture<UsersFolder>
{
    [Theory]
    [InlineData("-r", "linux-x64", "--self-contained", "false")]
    [InlineData("-r", "linux-x64", "--self-contained", "false", "-p:PublishSingleFile=true")]
    public async Task What_is_published_loads_on_older_Linux(params string[] options) => folder.AssertLoadsOnOlderLinux(await folder.Publish(options));
}
