using System.Reflection;
using GanRefinement.Gan.Datasets;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Tests.Datasets;

/// <summary>Toy distributions as data.</summary>
[Collection(nameof(UsesTorch))]
public sealed class MixtureTests(TinyRun run)
{
    [Fact]
    public void Each_factory_of_mixtures_is_data_by_its_name()
    {
        var factories = typeof(GanMixture).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.ReturnType == typeof(GanMixture)).ToList();
        Assert.Equal(factories.Select(factory => factory.Name).Order(), Part.Of(typeof(GanMixture)).Select(part => part.Factory.Name).Order());
        foreach (var factory in factories.Where(factory => factory.GetParameters().All(parameter => parameter.HasDefaultValue)))
        {
            var expected = (GanMixture)factory.Invoke(null, [.. factory.GetParameters().Select(parameter => parameter.DefaultValue)])!;
            Same(expected, DataSource.MixtureOf(Names.Kebab(factory.Name)));
            Same(expected, DataSource.MixtureOf(Names.Camel(factory.Name)));
        }
    }

    [Fact]
    public void One_takes_arguments_as_a_part_does()
    {
        Same(GanMixture.Ring(12, radius: 2), DataSource.MixtureOf("ring:modes=12,radius=2"));
        Same(GanMixture.Gaussians([[0, 0], [1, -1.5f]], 0.1), DataSource.MixtureOf("gaussians:centers=[[0,0],[1,-1.5]],deviation=0.1"));
        Same(GanMixture.Ring(12), DataSource.MixtureOf("""{"ring":{"modes":"12"}}"""));
        Same(GanMixture.Ring(12), DataSource.MixtureOf("{ring: {modes: 12}}"));
        Assert.All(["./ring", "rings", "mnist", "C:\\ring", ""], name => Assert.Null(DataSource.MixtureOf(name)));
    }

    [Theory]
    [InlineData("ring:mods=12", "--data.ring: there is no 'mods'; did you mean modes?")]
    [InlineData("ring:modes=0", "--data.ring: modes must be at least 1; it is 0.")]
    [InlineData("gaussians:centers=[[0,0]]", "--data.gaussians needs deviation: ")]
    [InlineData("swiss-rol", "--data: there is no folder, file or data set 'swiss-rol'; did you mean swissRoll?")]
    [InlineData("rign:modes=2", "--data: there is no folder, file or data set 'rign:modes=2'; did you mean ring?")]
    public void What_is_wrong_with_one_is_told_with_its_flag(string data, string expected)
    {
        var result = Shell.Run("train", "--data", data, "--dry-run");
        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("swiss-roll:scale=0.2", 2)]
    [InlineData("normal:mean=3", 1)]
    [InlineData("gaussians:centers=[[0,0,0],[1,1,1]],deviation=0.1", 3)]
    public void One_is_trained_on_drawn_from_and_evaluated(string data, int dimension)
    {
        var (folder, numbers, picture) = (run.Scratch($"mixture{dimension}"), run.Scratch("mixture.csv"), run.Scratch("mixture.png"));
        Shell.Succeed("train", "--data", data, "--networks", "mlp:generatorWidths=[4],discriminatorWidths=[4]", "--latent-size", "2", "--batch-size", "4",
            "--max-iterations", "2", "--seed", "1", "--out", folder);
        Shell.Succeed("generate", "--model", folder, "--count", "3", "--out", numbers);
        Shell.Succeed("generate", "--model", folder, "--count", "3", "--out", picture);
        Assert.All(File.ReadAllLines(numbers), line => Assert.Equal(2 + dimension, line.Split(',').Length));
        Shell.Succeed("evaluate", "--model", folder, "--real", "50");
        var evaluation = File.ReadAllText(Assert.Single(Directory.GetFiles(new RunFolder(folder).Evaluations)));
        Assert.Contains($"\"referenceSplit\": \"{data}\"", evaluation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_runs_folder_has_a_name_that_all_systems_take()
    {
        var output = Shell.Succeed("train", "--data", "gaussians:centers=[[0,0],[1,1]],deviation=0.1", "--seed", "1", "--dry-run");
        Assert.Contains("standard-gaussians-centers-0-0-1-1-deviation-0.1-", output, StringComparison.Ordinal);
    }

    private static void Same(GanMixture expected, GanMixture? found)
    {
        Assert.NotNull(found);
        Assert.Equal(expected.Deviation, found.Deviation);
        Assert.Equal(expected.Centers.SelectMany(center => center), found.Centers.SelectMany(center => center));
    }
}
