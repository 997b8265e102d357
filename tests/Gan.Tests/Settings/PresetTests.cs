using System.Reflection;
using System.Text.Json;
using GanRefinement.Gan.Settings;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Tests.Settings;

/// <summary>The papers' settings of the library's trainers, by name and with arguments.</summary>
public sealed class PresetTests
{
    private static readonly SettingValues s_none = new([]);

    [Fact]
    public void Each_factory_of_a_trainers_options_is_a_preset_with_the_same_defaults()
    {
        var factories = typeof(GanTrainer).Assembly.GetExportedTypes().Where(typeof(GanTrainerOptions).IsAssignableFrom)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.ReturnType == type))
            .Where(method => method.GetParameters().All(parameter => parameter.HasDefaultValue)).ToList();
        Assert.Contains(factories, factory => factory.GetParameters().Length > 0);
        Assert.All(factories, factory =>
        {
            var method = Methods.All.Single(name => Methods.OptionsOf(name, null, s_none).GetType() == factory.ReturnType);
            var expected = factory.Invoke(null, [.. factory.GetParameters().Select(parameter => parameter.DefaultValue)]);
            Assert.Equal(Text(expected), Text(Methods.OptionsOf(method, Names.Kebab(factory.Name), s_none)));
            Assert.Contains(Names.Kebab(factory.Name), Shell.Succeed("train", "--help"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_preset_takes_arguments_as_a_part_does()
    {
        Assert.Equal(Text(PrimalDualGanTrainer.Options.Images(5)), Text(Methods.OptionsOf("primal-dual", "images:bandwidth=5", s_none)));
        Assert.Equal(
            Text(AdvLatQualityTrainer.Options.Dcgan(LatentStepRule.Gradient)), Text(Methods.OptionsOf("adv-lat-quality", "dcgan:rule=gradient", s_none)));
        Assert.Equal(Text(PrimalDualGanTrainer.Options.Images(5)),
            Text(Methods.OptionsOf("primal-dual", SettingsText.Parse("{images: {bandwidth: 5}}", "x"), s_none)));
    }

    [Fact]
    public void A_run_writes_down_its_preset_and_the_options_that_come_of_it()
    {
        var output = Shell.Succeed(
            "train", "--data", "fashion-mnist", "--method", "adv-lat-quality", "--preset", "sngan:rule=gradient", "--seed", "1", "--dry-run");
        Assert.Contains("preset: sngan:rule=gradient", output, StringComparison.Ordinal);
        Assert.Contains("\"Rule\": \"Gradient\"", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("primal-dual", "images:bandwith=5", "--preset.images: there is no 'bandwith'; did you mean bandwidth?")]
    [InlineData("primal-dual", "images:bandwidth=wide", "--preset.images.bandwidth must be a number; it is 'wide'")]
    [InlineData("adv-lat-quality", "dcgan:rule=sing", "--preset.dcgan.rule must be one of sign, gradient; it is 'sing'")]
    [InlineData("adv-lat-quality", "dcgann", "--preset: there is no 'dcgann'; did you mean dcgan?")]
    [InlineData("least-squares", "dcgan", "--preset: least-squares has none, and 'dcgan' is asked for. Leave the flag out.")]
    public void What_is_wrong_with_one_is_told_with_its_flag(string method, string preset, string expected)
    {
        var result = Shell.Run("train", "--data", "ring", "--method", method, "--preset", preset, "--dry-run");
        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_methods_part_lists_its_presets_with_their_arguments()
    {
        Assert.Contains("images(bandwidth=10)", Shell.Succeed("parts", "primal-dual"), StringComparison.Ordinal);
        Assert.Contains("One of sign, gradient.", Shell.Succeed("parts", "adv-lat-quality"), StringComparison.Ordinal);
    }

    private static string Text(object? options) => JsonSerializer.Serialize(options, options!.GetType());
}
