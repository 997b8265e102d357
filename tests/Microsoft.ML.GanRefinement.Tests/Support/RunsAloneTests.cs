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
        Assert.Equal([], Naming(sources, Shared(), atLeast: 50).Except(Of(sources, nameof(RunsAlone))));
        Assert.Equal([], Naming(sources, Elsewhere(), atLeast: 5).Except(Of(sources, nameof(StartsProcesses))));
    }

    private static IEnumerable<string> Of(Dictionary<string, string> sources, string collection) =>
        sources.Where(s => s.Value.Contains($"[Collection(nameof({collection}))]", StringComparison.Ordinal)).Select(s => s.Key);

    private static string[] Naming(Dictionary<string, string> sources, Regex words, int atLeast)
    {
        string[] naming = [.. sources.Where(s => words.IsMatch(s.Value)).Select(s => s.Key).Except([$"{nameof(RunsAloneTests)}.cs"])];
        Assert.True(naming.Length >= atLeast);
        return naming;
    }

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(Path.GetDirectoryName(file))!;

    [GeneratedRegex(@"LiveTensors|ProcessMemory|ForeignState|TotalCount|set_default_|set_num_threads|manual_seed"
        + @"|SetEnvironmentVariable|CurrentDirectory|Console\.Set|TinyGan\.Train|SmallTraining|ValidatedGan|new TrainingLoop\(|ComponentCases|Stopwatch"
        + @"|\.(FastRobGan|Standard|WganGp|RobGan|Tempered|AdvLatQuality|AdvLatDiversity|FitClassifier)\(|DefaultThreadCurrent|ModelFuzzer")]
    private static partial Regex Shared();

    [GeneratedRegex(@"\bProcess\.Start|LoadProbe\.|TrainProbe\.")]
    private static partial Regex Elsewhere();
}
