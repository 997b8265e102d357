using System.Text.Json;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Reports;

/// <summary>What <c>metrics.json</c> says.</summary>
internal sealed record DemoReport
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public required ClassifierStats Classifier { get; init; }

    public required FigureSet Uncoached { get; init; }

    public required FigureSet Coached { get; init; }

    /// <summary>Of as many training images: what the best generator would reach.</summary>
    public required FigureSet Real { get; init; }

    public required EvaluationProtocol Protocol { get; init; }

    public required TrainingStats Training { get; init; }

    public required CoachingStats Coaching { get; init; }

    /// <summary>Whether the zip, loaded in a fresh process, gave bitwise the same images.</summary>
    public required bool ReloadedIdentically { get; init; }

    public void Save(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, s_json) + "\n");
}
