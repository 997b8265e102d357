using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;

namespace GanRefinement.Gan.Tests.Commands;

/// <summary>What settings can be made of.</summary>
public sealed class PartsTests
{
    [Theory]
    [InlineData("objectives", "losses Loss objective OBJECTIVES")]
    [InlineData("regularizers", "regularisers regularizer")]
    [InlineData("transforms", "inputTransforms input-transforms transform")]
    [InlineData("networks", "network architectures")]
    [InlineData("schedules", "learningRateSchedule schedule")]
    [InlineData("refiners", "refiner latent-refinement")]
    [InlineData("metrics", "metric")]
    [InlineData("mixtures", "mixture data")]
    [InlineData("features", "Feature featurizers")]
    [InlineData("bundles", "bundle")]
    [InlineData("methods", "method")]
    [InlineData("lens", "Lenses")]
    [InlineData("attack", "attacks")]
    [InlineData("unrolling", "unrollings")]
    public void A_kind_is_known_by_all_its_names(string kind, string others)
    {
        var expected = Shell.Succeed("parts", kind);
        Assert.All(others.Split(' '), name => Assert.Equal(expected, Shell.Succeed("parts", name)));
    }

    [Theory]
    [InlineData("r1", "regularizers:", "r1(gamma=")]
    [InlineData("Hinge", "objectives:", "hinge()")]
    [InlineData("coach", "refiners:", "coach(iterations=50")]
    [InlineData("wgan", "methods:", "wasserstein (or wgan, wgan-clipping)")]
    [InlineData("wasserstein", "objectives:", "wasserstein()")]
    [InlineData("inception", "features:", "inception(weightsPath=?)")]
    public void A_part_is_shown_alone_by_its_own_name(string name, string kind, string part)
    {
        var output = Shell.Succeed("parts", name);
        Assert.Contains(kind, output, StringComparison.Ordinal);
        Assert.Contains(part, output, StringComparison.Ordinal);
        Assert.True(output.Length < Shell.Succeed("parts", kind.TrimEnd(':')).Length || name == "coach");
        Assert.DoesNotContain("  drift(", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_have_a_sentence_and_their_arguments_a_meaning()
    {
        var parts = Part.Of(typeof(Featurizer));
        Assert.Equal(["classifier", "inception", "pixels", "principal", "random"], parts.Select(part => part.Name));
        Assert.All(parts, part =>
        {
            Assert.NotEmpty(XmlDocs.Summary(part.Factory));
            Assert.All(part.Factory.GetParameters(), parameter =>
            {
                var text = XmlDocs.Parameter(part.Factory, parameter);
                Assert.NotEmpty(text);
                if (parameter.HasDefaultValue)
                    Assert.Contains($"Default {parameter.DefaultValue}", text, StringComparison.Ordinal);
            });
        });
    }

    [Fact]
    public void Further_settings_are_named_and_a_part_alone_says_what_they_are()
    {
        var all = Shell.Succeed("parts", "networks");
        Assert.Contains("selfAttentionResolution", all, StringComparison.Ordinal);
        Assert.Contains("'gan parts dcgan' says what they are", all, StringComparison.Ordinal);
        Assert.Contains("A list, written [a,b].", all, StringComparison.Ordinal);
        Assert.Contains("        selfAttentionResolution: ", Shell.Succeed("parts", "dcgan"), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_sends_to_calls_that_there_are()
    {
        string[] calls = [.. Methods.Options.Select(setting => setting.Description.Split("see 'gan parts ")).Where(parts => parts.Length > 1)
            .Select(parts => parts[1].Split('\'')[0]).Distinct()];
        Assert.Contains("lens", calls);
        Assert.Contains("objectives", calls);
        Assert.All(calls, call => Shell.Succeed("parts", call));
        Assert.DoesNotContain(Methods.Options, setting => setting.Description.Contains("see 'gan parts'", StringComparison.Ordinal));
        Assert.Contains("mlp:generatorWidths=[32,32]", Shell.Succeed("parts", "--help"), StringComparison.Ordinal);
    }
}
