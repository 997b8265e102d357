using NuGet.Packaging;

namespace Microsoft.ML.GanRefinement.PackageTests;

/// <summary>The package is complete, and asks for nothing that its users don't need.</summary>
[Collection(nameof(UsersFolder))]
public sealed class PackageContentsTests(UsersFolder folder) : IDisposable
{
    private readonly PackageArchiveReader _package = new(folder.Package);

    public void Dispose() => _package.Dispose();

    [Fact]
    public void Has_these_files_and_no_others() =>
        Assert.Equal(
            [
                "CHANGELOG.md", "LICENSE", "README.md", "buildTransitive/Microsoft.ML.GanRefinement.targets", "buildTransitive/WeakenElfVersion.cs", "icon.png",
                "lib/net10.0/Microsoft.ML.GanRefinement.dll", "lib/net10.0/Microsoft.ML.GanRefinement.xml",
            ],
            _package.GetFiles().Where(f => !IsPackaging(f)).Order(StringComparer.Ordinal));

    [Fact]
    public void Says_what_it_is()
    {
        var nuspec = _package.NuspecReader;
        Assert.Equal("The GanRefinement authors", nuspec.GetAuthors());
        Assert.Equal("MIT", nuspec.GetLicenseMetadata()?.License);
        Assert.Equal("README.md", nuspec.GetReadme());
        Assert.Equal("icon.png", nuspec.GetIcon());
        Assert.Contains("ml.net", nuspec.GetTags().Split(' '));
        Assert.Contains("gan", nuspec.GetTags().Split(' '));
        Assert.NotEmpty(nuspec.GetDescription());
        Assert.NotEmpty(nuspec.GetReleaseNotes());
    }

    [Fact]
    public void Depends_on_ML_NET_and_TorchSharp_alone()
    {
        var group = Assert.Single(_package.NuspecReader.GetDependencyGroups());
        Assert.Equal(
            ["Microsoft.ML 5.0.1", "Microsoft.ML.ImageAnalytics 5.0.1", "TorchSharp 0.107.0"],
            group.Packages.Select(p => $"{p.Id} {p.VersionRange.MinVersion}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Has_its_symbols_beside_it()
    {
        using var symbols = new PackageArchiveReader(folder.Symbols);
        Assert.Equal(["lib/net10.0/Microsoft.ML.GanRefinement.pdb"], symbols.GetFiles().Where(f => !IsPackaging(f)));
    }

    private static bool IsPackaging(string file) =>
        file.StartsWith("_rels/", StringComparison.Ordinal) || file.StartsWith("package/", StringComparison.Ordinal)
        || file == "[Content_Types].xml" || file.EndsWith(".nuspec", StringComparison.Ordinal);
}
