using System.Globalization;
using System.Text.Json.Nodes;
using GanRefinement.Gan.Runs;

namespace GanRefinement.Gan.Reports;

/// <summary>Results of <c>gan evaluate</c> on a page, each with the stamp of its protocol: without it two of them cannot be compared.</summary>
internal static class Evaluations
{
    /// <summary>Adds those that a run has.</summary>
    public static void Add(Page page, RunFolder folder)
    {
        var results = EvaluationResult.Of(folder);
        if (results.Count == 0)
            return;
        page.Heading("Evaluations");
        foreach (var result in results)
        {
            page.Add($"<h3>{Page.Text(result.Name)}</h3>");
            if (result.Json is not null)
                page.Table(result.Numbers.Select(number => (number.Name, number.Value.ToString("G5", CultureInfo.InvariantCulture))));
            if (result.Protocol is { } protocol)
                page.Add(Stamp(protocol));
            page.Fold("as JSON", result.Text);
        }
    }

    /// <summary>A protocol as HTML.</summary>
    public static string Stamp(JsonObject protocol) => $"<p class=\"stamp\">{string.Concat(protocol.Select(Stamp))}</p>";

    private static string Stamp(KeyValuePair<string, JsonNode?> entry) =>
        $"<span><b>{Page.Text(entry.Key)}</b> {Page.Text(entry.Value?.ToString())}</span> ";
}
