using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>What runs beside other tests neither trains nor touches what they share.</summary>
public partial class RunsAloneTests
{
    [Fact]
    public void Whatever_trains_counts_or_changes_the_process_runs_alone()
    {
        var sources = Directory.EnumerateFiles(SourceFolder(), "*Tests.cs", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetFileName(f)!, File.ReadAllText);
        Assert.True(sources.Count > 200);
        string[] alone = [.. sources.Where(s => s.Value.Contains($"[Collection(nameof({nameof(RunsAlone)}))]", StringComparison.Ordinal)).Select(s => s.Key)];
        string[] touching = [.. sources.Where(s => Shared().IsMatch(s.Value)).Select(s => s.Key).Except([$"{nameof(RunsAloneTests)}.cs"])];
        Assert.True(touching.Length > 50);
        Assert.Equal([], touching.Except(alone));
    }

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(Path.GetDirectoryName(file))!;

    [GeneratedRegex(@"LiveTensors|ProcessMemory|\bProcess\.Start|LoadProbe|TrainProbe|ForeignState|TotalCount|set_default_|set_num_threads|manual_seed"
        + @"|SetEnvironmentVariable|CurrentDirectory|Console\.Set|TinyGan\.Train|SmallTraining|ValidatedGan|new TrainingLoop\(|ComponentCases|Stopwatch"
        + @"|\.(FastRobGan|Standard|WganGp|RobGan|Tempered|AdvLatQuality|AdvLatDiversity|FitClassifier)\(|DefaultThreadCurrent|ModelFuzzer")]
    private static partial Regex Shared();
}
