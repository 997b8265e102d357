using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.SlowTests.Support;

namespace Microsoft.ML.GanRefinement.SlowTests.Fashion;

/// <summary>The demo at its default seed, as people run it.</summary>
public class DemoTests
{
    private static readonly string s_program = typeof(DemoTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "DemoProgram").Value!;

    [Fact]
    public void Its_images_are_as_near_to_real_ones_as_is_asked()
    {
        var output = Directory.CreateTempSubdirectory("gan-demo-").FullName;
        try
        {
            ProcessStartInfo start = new("dotnet", ["exec", s_program, "demo", "--out", output]);
            using var demo = Process.Start(start)!;
            demo.WaitForExit();
            Assert.Equal(0, demo.ExitCode);
            var report = JsonNode.Parse(File.ReadAllText(Path.Combine(output, "metrics.json")))!;
            Check(report["uncoached"]!, "uncoached", distance: 8, agreement: 0.9);
            Check(report["coached"]!, "coached", distance: 6, agreement: 0.93);
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }

    private static void Check(JsonNode figures, string name, double distance, double agreement)
    {
        var (found, agreed) = (figures["frechetDistance"]!.GetValue<double>(), figures["labelAgreement"]!.GetValue<double>());
        Results.Add(string.Create(CultureInfo.InvariantCulture, $"Demo, {name}: distance {found:F2}, agreement {agreed:F3}"));
        Assert.True(found <= distance, $"The {name} images have a distance of {found:F2}, above {distance}.");
        Assert.True(agreed >= agreement, $"The {name} images agree with their labels in {agreed:F3}, below {agreement}.");
    }
}
