using System.Text.Json.Nodes;
using GanRefinement.Gan.Settings;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Tests.Settings;

/// <summary>Objects from text.</summary>
public sealed class ObjectBinderTests
{
    [Fact]
    public void A_part_is_a_name_a_word_with_arguments_or_a_mapping()
    {
        var expected = GanRegularizer.GradientPenalty(weight: 3, oneSided: true);
        string[] forms =
        [
            "gradientPenalty:weight=3,oneSided=true", "gradient-penalty: {weight: 3, one-sided: true}", "{gradientPenalty: {weight: 3, oneSided: true}}",
        ];
        Assert.All(forms, text => Assert.Equal(expected, ObjectBinder.Bind<GanRegularizer>(Yaml(text), "x")));
        Assert.Equal(GanObjective.Hinge(), ObjectBinder.Bind<GanObjective>(Yaml("hinge"), "x"));
        Assert.Equal(GanRegularizer.R1(5), ObjectBinder.Bind<GanRegularizer>(Yaml("r1:5"), "x"));
    }

    [Fact]
    public void Lists_take_one_or_several_and_options_stand_beside_arguments()
    {
        Assert.Equal([GanRegularizer.R1(2), GanRegularizer.Drift()], ObjectBinder.Bind<IReadOnlyList<GanRegularizer>>(Yaml("[r1: {gamma: 2}, drift]"), "x"));
        Assert.Single(ObjectBinder.Bind<IReadOnlyList<GanRegularizer>>(Yaml("drift"), "x"));
        Assert.Empty(ObjectBinder.Bind<IReadOnlyList<GanRegularizer>>(Yaml("[]"), "x"));
        Assert.Equal([64, 32], ObjectBinder.Bind<IReadOnlyList<int>>(Yaml("\"64, 32\""), "x"));
        var networks = ObjectBinder.Bind<GanNetworks>(Yaml("dcgan:baseChannels=8,selfAttentionResolution=16,conditioning=projection"), "x");
        var expected = GanNetworks.Dcgan(8, new GanNetworkOptions { SelfAttentionResolution = 16, Conditioning = ClassConditioning.Projection });
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(expected), System.Text.Json.JsonSerializer.Serialize(networks));
    }

    [Fact]
    public void Every_setting_of_a_bundle_is_documented_and_the_help_names_them()
    {
        Assert.Contains("freePerturbation", Methods.Bundles.Select(bundle => bundle.Name));
        Assert.Contains("lens", Methods.Bundles.Select(bundle => bundle.Name));
        Assert.All(Methods.Bundles, bundle =>
        {
            Assert.NotEmpty(XmlDocs.Summary(bundle.Type));
            var help = Methods.Options.Single(setting => setting.Key == bundle.Name).Description;
            Assert.All(ObjectBinder.Settable(bundle.Type), property =>
            {
                Assert.NotEmpty(XmlDocs.Describe(property));
                Assert.Contains(Names.Camel(property.Name), help, StringComparison.Ordinal);
            });
        });
        Assert.Contains("reconstructionWeight", Shell.Succeed("parts", "bundles"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Numbers_enums_and_nothing()
    {
        Assert.Equal(10_000, ObjectBinder.Bind<int>(Yaml("10_000"), "x"));
        Assert.Equal(1e-4, ObjectBinder.Bind<double>(Yaml("1e-4"), "x"));
        Assert.Equal(GanOptimizer.RmsProp, ObjectBinder.Bind<GanOptimizer>(Yaml("rms-prop"), "x"));
        Assert.Null(ObjectBinder.Bind<double?>(Yaml("null"), "x"));
        Assert.Null(ObjectBinder.Bind<GanLens?>(null, "x"));
        Assert.Equal(new GanLens(), ObjectBinder.Bind<GanLens>(Yaml("default"), "x"));
        Assert.Equal(new GanLens { Channels = 3 }, ObjectBinder.Bind<GanLens>(Yaml("channels=3"), "x"));
    }

    [Fact]
    public void An_overload_is_chosen_by_the_arguments_given()
    {
        Assert.Equal(GanLatentRefiner.Coach(3, 0.5), ObjectBinder.Bind<GanLatentRefiner>(Yaml("coach:iterations=3,learningRate=0.5"), "x"));
        Assert.Equal(GanLatentRefiner.Coach(new GanCoachOptions { Iterations = 3, Radius = 2 }),
            ObjectBinder.Bind<GanLatentRefiner>(Yaml("coach: {iterations: 3, radius: 2}"), "x"));
    }

    [Fact]
    public void Every_option_of_every_method_is_told_of_with_its_default_and_every_default_is_text()
    {
        Assert.True(Methods.Options.Count > 40);
        Assert.All(Methods.Options, setting => Assert.Contains("default value is", setting.Description, StringComparison.Ordinal));
        Assert.All(Methods.All, name => Assert.NotEmpty(Methods.Describe(name)));
        Assert.All(Methods.Options, setting => Assert.DoesNotMatch("</?(see|c|para|paramref)", setting.Description));
        var texts = Methods.Options.ToDictionary(setting => setting.Key, setting => setting.Description);
        Assert.EndsWith("One of adam, rmsProp, sgd, centeredRmsProp.", texts["optimizer"], StringComparison.Ordinal);
        Assert.Contains("dcgan", texts["networks"], StringComparison.Ordinal);
        Assert.Equal(Methods.Options.Count, Methods.Options.Select(setting => setting.Flag).Distinct().Count());
    }

    [Fact]
    public void Every_part_and_argument_is_documented()
    {
        foreach (var type in new[] { typeof(GanNetworks), typeof(GanObjective), typeof(GanRegularizer), typeof(GanLatentRefiner), typeof(GanMetric),
            typeof(LearningRateSchedule) })
        {
            Assert.NotEmpty(Part.Of(type));
            foreach (var part in Part.Of(type))
            {
                Assert.NotEmpty(XmlDocs.Summary(part.Factory));
                Assert.All(part.Factory.GetParameters(), parameter => Assert.NotEmpty(XmlDocs.Parameter(part.Factory, parameter)));
            }
        }
        Assert.Contains("hinge()", Shell.Succeed("parts", "objectives"), StringComparison.Ordinal);
    }

    private static JsonNode? Yaml(string text) => SettingsText.Parse(text, "x");
}
