using System.Text.Json;
using System.Text.Json.Nodes;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Running;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Pages;

/// <summary>A claim's results for programs: every measurement, and what was made of them.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static string Write(Claim claim, IReadOnlyList<Results> results) => new JsonObject
    {
        ["claim"] = claim.Name,
        ["libraryVersion"] = SettingsHash.LibraryVersion,
        ["rule"] = VerdictRule.Text,
        ["experiments"] = new JsonArray([.. results.Select(Experiment)]),
    }.ToJsonString(s_json) + "\n";

    /// <summary>The measurements of a file that was written before, those of real samples too; none where there is no file.</summary>
    public static IReadOnlyList<Measurement> Measurements(string path) => !File.Exists(path) ? [] :
    [
        .. from experiment in JsonNode.Parse(File.ReadAllText(path))!["experiments"]!.AsArray()
           from line in experiment!["measurements"]!.AsArray().Append(experiment["real"])
           where line is not null
           select line.Deserialize<Measurement>(s_json),
    ];

    private static JsonObject Experiment(Results results) => new()
    {
        ["name"] = results.Experiment.Name,
        ["iterations"] = results.Experiment.Iterations,
        ["findings"] = new JsonArray([.. results.Experiment.Statements.Select(statement => Write(Finding.Of(statement, results)))]),
        ["real"] = JsonSerializer.SerializeToNode(results.Real, s_json),
        ["measurements"] = JsonSerializer.SerializeToNode(results.Measurements, s_json),
    };

    private static JsonObject Write(Finding finding) => new()
    {
        ["statement"] = finding.Statement.Text,
        ["metric"] = finding.Statement.Metric.Key,
        ["better"] = finding.Statement.Better,
        ["baseline"] = finding.Statement.Baseline,
        ["at"] = finding.Statement.At.ToString(),
        ["betterValues"] = JsonSerializer.SerializeToNode(finding.Pairs.Select(pair => pair.Better)),
        ["baselineValues"] = JsonSerializer.SerializeToNode(finding.Pairs.Select(pair => pair.Baseline)),
        ["verdict"] = finding.Verdict.ToString(),
    };
}
