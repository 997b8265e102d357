using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Microsoft.ML.GanRefinement.Tests.PublicApi;

/// <summary>The public surface and all options' defaults are frozen: a change shows in the diff of an approved file, or fails
/// here.</summary>
public class PublicApiTests
{
    [Fact]
    public void Is_the_approved_one() => Check("PublicApi.approved.txt", PublicApiText.Of(typeof(GanCatalog).Assembly));

    [Fact]
    public void Has_the_approved_defaults() => Check("Defaults.approved.txt", DefaultsText.Of(typeof(GanCatalog).Assembly));

    [Fact]
    public void Says_the_default_of_every_option()
    {
        var documented = XDocument.Load(Path.ChangeExtension(typeof(GanCatalog).Assembly.Location, ".xml")).Descendants("member")
            .Where(m => m.Element("value")?.Value.Contains("default") == true).Select(m => m.Attribute("name")!.Value).ToHashSet();
        Assert.All(
            DefaultsText.Options(typeof(GanCatalog).Assembly).Select(o => $"P:{o.Property.DeclaringType!.FullName!.Replace('+', '.')}.{o.Property.Name}"),
            name => Assert.Contains(name, documented));
    }

    private static void Check(string file, string received)
    {
        var approved = Path.Combine(Folder(), file);
        if (Environment.GetEnvironmentVariable("APPROVE_PUBLIC_API") == "1")
            File.WriteAllText(approved, received);
        Assert.Equal(File.ReadAllText(approved), received);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
