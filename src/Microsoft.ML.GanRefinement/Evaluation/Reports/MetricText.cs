using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement.Evaluation.Reports;

/// <summary>What results of every kind write, and when they may be compared.</summary>
internal static class MetricText
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    /// <summary>A result and its protocol as JSON; what is null is left out.</summary>
    public static string Json<T>(T result) => JsonSerializer.Serialize(result, s_json);

    /// <summary>A part of a result for <see cref="Json"/>.</summary>
    public static JsonNode? Node<T>(T part) => JsonSerializer.SerializeToNode(part, s_json);

    /// <summary>A table of metrics, then their protocol and warnings.</summary>
    public static string Markdown(IEnumerable<MetricRow> rows, EvaluationProtocol protocol, IReadOnlyList<string> warnings)
    {
        StringBuilder text = new("| metric | value | spread | better |\n| --- | --- | --- | --- |\n");
        foreach (var row in rows)
        {
            var spread = row.Estimate.Spread is { } known ? Number(known) : string.Empty;
            text.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {Number(row.Estimate.Value)} | {spread} | {row.Direction.InWords()} |\n");
        }

        text.Append('\n').Append(protocol).Append(".\n");
        foreach (var warning in warnings)
            text.Append("\nWarning: ").Append(warning).Append('\n');

        return text.ToString();
    }

    /// <summary>Warnings behind a result in one line; nothing where there are none.</summary>
    public static string Suffix(IReadOnlyList<string> warnings) => warnings.Count == 0 ? string.Empty : "; warnings: " + string.Join(" ", warnings);

    /// <summary>What differs between two protocols, which is nothing unless <paramref name="force"/>.</summary>
    /// <exception cref="InvalidOperationException">The protocols differ, and <paramref name="force"/> is false.</exception>
    public static IReadOnlyList<string> RequireSame(EvaluationProtocol mine, EvaluationProtocol baseline, bool force)
    {
        var differences = mine.DifferencesFrom(baseline);
        return differences.Count == 0 || force
            ? differences
            : throw new InvalidOperationException(
                $"The protocols differ, so the values cannot be compared: {string.Join("; ", differences)}. Evaluate both alike, or set {nameof(force)}.");
    }

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
