using System.Text.Json.Nodes;
using GanRefinement.Gan.Settings;

namespace GanRefinement.Gan.Tests.Settings;

/// <summary>What names stand for, and what is suggested where one stands for nothing.</summary>
public sealed class NamesTests
{
    [Theory]
    [InlineData("vae", null)]
    [InlineData("hing", "hinge")]
    [InlineData("maxIteration", "max-iterations")]
    [InlineData("max-itertion", "max-iterations")]
    [InlineData("minmx", null)]
    [InlineData("hnige", "hinge")]
    [InlineData("bgian", "bi-gan")]
    [InlineData("bi", null)]
    [InlineData("hinge-loss", "hinge")]
    [InlineData("mini", "minimax")]
    public void Nothing_is_suggested_that_begins_otherwise_and_is_more_than_a_third_of_the_name_away(string name, string? expected) =>
        Assert.Equal(expected, Names.Nearest(name, ["max-iterations", "hinge", "bi-gan", "minimax"]));

    [Theory]
    [InlineData("wgan", "wasserstein")]
    [InlineData("WGAN-clipping", "wasserstein")]
    [InlineData("lsgan", "least-squares")]
    [InlineData("LS-GAN", "least-squares")]
    [InlineData("ebgan", "energy-based")]
    [InlineData("vae", "variational-autoencoder")]
    [InlineData("aae", "adversarial-autoencoder")]
    [InlineData("gan", "standard")]
    [InlineData("dcgan", "standard")]
    [InlineData("robgan", "rob-gan")]
    [InlineData("infoGan", "info-gan")]
    public void A_method_is_known_by_the_name_that_papers_give_it(string name, string expected)
    {
        Assert.Equal(expected, Methods.NameOf(name));
        Assert.IsType(Methods.OptionsOf(expected, null, new SettingValues([])).GetType(), Methods.OptionsOf(name, null, new SettingValues([])));
    }

    [Fact]
    public void Aliases_are_no_methods_names_and_stand_for_some()
    {
        Assert.All(Methods.Aliases, alias => Assert.DoesNotContain(Methods.All, name => Names.Same(name, alias)));
        Assert.All(Methods.Aliases, alias => Assert.Contains(Methods.NameOf(alias), Methods.All));
        Assert.Equal(Methods.Aliases.Count, Methods.Aliases.Distinct().Count());
    }

    [Fact]
    public void A_run_writes_down_the_methods_own_name()
    {
        var output = Shell.Succeed("train", "--data", "ring", "--method", "LSGAN", "--seed", "1", "--dry-run");
        Assert.Contains("method: least-squares", output, StringComparison.Ordinal);
        Assert.DoesNotContain("lsgan", output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("least-squares", (string?)JsonNode.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..])!["method"]);
    }
}
