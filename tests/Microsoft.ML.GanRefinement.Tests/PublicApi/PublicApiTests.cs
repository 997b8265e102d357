using System.Runtime.CompilerServices;

namespace Microsoft.ML.GanRefinement.Tests.PublicApi;

/// <summary>The public surface is frozen: a change shows in the diff of PublicApi.approved.txt, or fails here.</summary>
public class PublicApiTests
{
    [Fact]
    public void Is_the_approved_one()
    {
        var approved = Path.Combine(Folder(), "PublicApi.approved.txt");
        var received = PublicApiText.Of(typeof(GanCatalog).Assembly);
        if (Environment.GetEnvironmentVariable("APPROVE_PUBLIC_API") == "1")
            File.WriteAllText(approved, received);
        Assert.Equal(File.ReadAllText(approved), received);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
