using System.Text.Json.Nodes;
using GanRefinement.Examples.Demo;
using Microsoft.ML.Data;

namespace GanRefinement.Examples.Tests.Demo;

public class DemoRunTests
{
    [Fact]
    public void It_goes_from_files_to_figures_and_reloads_identically_in_a_fresh_process()
    {
        using TemporaryFolder data = new();
        using TemporaryFolder results = new();
        TinyFashion.Write(data.Path, train: 200, test: 50);
        var exitCode = DemoRun.Run(new DemoSettings
        {
            DataFolder = data.Path,
            OutputFolder = results.Path,
            Iterations = 3,
            ClassifierEpochs = 2,
            CoachIterations = 2,
            Samples = 30,
        });

        Assert.Equal(0, exitCode);
        Assert.True(new FileInfo(results.File("model.zip")).Length > 0);
        var metrics = JsonNode.Parse(File.ReadAllText(results.File("metrics.json")))!;
        Assert.InRange((double)metrics["classifier"]!["testAccuracy"]!, 0, 1);
        foreach (var way in new[] { "uncoached", "coached", "real" })
        {
            Assert.True((double)metrics[way]!["frechetDistance"]! > 0);
            Assert.InRange((double)metrics[way]!["inceptionScore"]!, 1, 10);
            Assert.InRange((double)metrics[way]!["labelAgreement"]!, 0, 1);
        }

        // After three iterations no generator comes near.
        Assert.True((double)metrics["real"]!["frechetDistance"]! < (double)metrics["uncoached"]!["frechetDistance"]!);
        Assert.NotEqual((double)metrics["uncoached"]!["frechetDistance"]!, (double)metrics["coached"]!["frechetDistance"]!);
        var protocol = metrics["protocol"]!;
        Assert.Equal((50, 30, 1), ((long)protocol["referenceCount"]!, (long)protocol["generatedCount"]!, (int)protocol["seed"]!));
        Assert.True((bool)metrics["reloadedIdentically"]!);
        foreach (var picture in new[] { "samples.png", "coach.png" })
        {
            using var image = MLImage.CreateFromFile(results.File(picture));
            Assert.True(image.Width > 300 && image.Height > 300);
        }
    }
}
