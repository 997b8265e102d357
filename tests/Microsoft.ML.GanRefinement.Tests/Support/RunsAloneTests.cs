using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>What runs beside other tests touches nothing that they share, and only one of them trains.</summary>
public partial class RunsAloneTests
{
    [Fact]
    public void Whatever_trains_counts_or_changes_the_process_is_in_its_collection()
    {
        var sources = Directory.EnumerateFiles(SourceFolder(), "*Tests.cs", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetFileName(f)!, File.ReadAllText);
        Assert.True(sources.Count > 200);
        string[] alone = [.. Of(sources, nameof(RunsAlone))];
        Assert.Equal([], Naming(sources, Shared(), atLeast: 20).Except(alone));
        Assert.Equal([], Naming(sources, Training(), atLeast: 50).Except(alone).Except(Of(sources, nameof(Trains))));
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

    [GeneratedRegex(@"LiveTensors|ProcessMemory|WorkingSet|ForeignState|TotalCount|set_default_|TwoThreads|manual_seed"
        + @"|SetEnvironmentVariable|ModelFuzzer|CurrentDirectory|Console\.Set|Stopwatch|DefaultThreadCurrent")]
    private static partial Regex Shared();

    [GeneratedRegex(@"TinyGan\.Train|SmallTraining|ValidatedGan|new TrainingLoop\(|ComponentCases"
        + @"|\.(FastRobGan|Standard|WganGp|RobGan|Tempered|AdvLatQuality|AdvLatDiversity|FitClassifier)\("
        + @"|Gan\(\)\.(Unrolled|Consensus|LocallyStable|Dragan|EnergyBased|Wasserstein|LeastSquares|PrimalDual|Progressive)\("
        + @"|Gan\(\)\.(BiGan|AdversarialAutoencoder|VariationalAutoencoder|InfoGan|CatGan)\(")]
    private static partial Regex Training();

    [GeneratedRegex(@"\bProcess\.Start|LoadProbe\.|TrainProbe\.")]
    private static partial Regex Elsewhere();
}
