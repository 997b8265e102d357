using System.Text.Json.Nodes;
using GanRefinement.Gan.Commands;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;
using GanRefinement.Programs;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Tests.Commands;

/// <summary>The demo, on tiny images, and real images beside generated ones.</summary>
[Collection(nameof(UsesTorch))]
public sealed class DemoTests(TinyRun run)
{
    [Fact]
    public void Its_settings_are_those_of_the_examples()
    {
        SettingValues values = new(new JsonObject(DemoCommand.Settings
            .Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)JsonValue.Create(entry.Value)))));
        var options = Methods.OptionsOf(values.Require<string>(TrainSettings.Method), null, values);
        Assert.Equal(
            (DemoSizes.Iterations, DemoSizes.BatchSize, DemoSizes.LearningRate, DemoSizes.LearningRate, DemoSizes.EmaDecay, (int?)DemoSizes.Seed),
            (options.MaxIterations, options.BatchSize, options.GeneratorLearningRate, options.DiscriminatorLearningRate, options.GeneratorEmaDecay,
                options.Seed));
        Assert.Equal(LearningRateSchedule.Linear(DemoSizes.FinalShare), options.LearningRateSchedule);
        Assert.Equal(GeneratorLatents.Shared, options.GeneratorLatents);
        Assert.Contains("Default: 5500", Shell.Succeed("demo", "--help"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Run", "EachCommit")]
    public void It_measures_images_before_and_after_coaching_and_real_ones_in_the_same_way()
    {
        var folder = run.Scratch("demo");
        var output = Shell.Succeed("demo", "--data", run.Data, "--size", "32", "--max-iterations", "2", "--out", folder);
        Assert.Contains("Training images in the generated ones' place", output, StringComparison.Ordinal);
        var results = Directory.GetFiles(new RunFolder(folder).Evaluations).Order(StringComparer.Ordinal)
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!).ToArray();
        Assert.Equal(3, results.Length);
        Assert.Single(Directory.GetFiles(new RunFolder(folder).Evaluations, "*-training-images.json"));
        Assert.Single(results.Select(result => (string)result["protocol"]!["featurizerHash"]!).Distinct());
        Assert.All(results, result => Assert.Equal((30, 30), ((int)result["protocol"]!["referenceCount"]!, (int)result["protocol"]!["generatedCount"]!)));
        Assert.True((double)results[1]["frechetDistance"]! < (double)results[0]["frechetDistance"]!);
    }

    [Fact]
    public void Real_images_go_to_a_file_beside_the_one_that_is_named_and_are_refused_where_they_say_nothing()
    {
        var file = run.Scratch("named.json");
        Shell.Succeed("evaluate", "--model", run.Path, "--features", "pixels", "--metrics", "frechetDistance", "--training-images", "--out", file);
        Assert.All([file, run.Scratch("named-training-images.json")], path => Assert.True(File.Exists(path)));
        var result = Shell.Run("evaluate", "--model", run.Path, "--training-images", "--shard", "1/2");
        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains("--training-images: ", result.Error, StringComparison.Ordinal);
    }
}
