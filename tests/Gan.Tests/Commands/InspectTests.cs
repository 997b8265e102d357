using System.Reflection;
using System.Text.Json.Nodes;
using GanRefinement.Gan.Commands;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Tests.Commands;

/// <summary>What is said of a model.</summary>
[Collection(nameof(UsesTorch))]
public sealed class InspectTests(TinyRun run)
{
    [Fact]
    public void The_librarys_version_is_its_packages()
    {
        var version = typeof(GanCatalog).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        Assert.Matches($"library +{version.Replace(".", "\\.", StringComparison.Ordinal)}\r?\n", Shell.Succeed("inspect", "--model", run.Path));
    }

    [Fact]
    public void What_only_classes_need_is_left_out_without_classes()
    {
        var specification = JsonNode.Parse(Shell.Succeed("inspect", "--model", run.Path, "--json"))!.AsObject();
        var conditional = InspectCommand.NetworksOf(specification);
        Assert.Contains("conditioning ", conditional, StringComparison.Ordinal);
        Assert.Contains("classEmbeddingSize ", conditional, StringComparison.Ordinal);
        specification["classNames"] = new JsonArray();
        var unconditional = InspectCommand.NetworksOf(specification);
        Assert.DoesNotContain("conditioning", unconditional, StringComparison.Ordinal);
        Assert.DoesNotContain("classEmbedding", unconditional, StringComparison.Ordinal);
        Assert.Contains("kind dcgan", unconditional, StringComparison.Ordinal);
    }
}
