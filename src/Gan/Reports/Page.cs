using System.Net;
using System.Text;
using GanRefinement.Gan.Runs;

namespace GanRefinement.Gan.Reports;

/// <summary>A page of HTML that needs no other file and no network.</summary>
internal sealed class Page(string title)
{
    private readonly StringBuilder _body = new();

    /// <summary>Text as HTML.</summary>
    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A picture's file as an address of its own content.</summary>
    public static string Png(string file) => $"data:image/png;base64,{Convert.ToBase64String(File.ReadAllBytes(file))}";

    /// <summary>Adds HTML.</summary>
    public Page Add(string html)
    {
        _body.AppendLine(html);
        return this;
    }

    /// <summary>Adds a heading.</summary>
    public Page Heading(string text) => Add($"<h2>{Text(text)}</h2>");

    /// <summary>Adds charts beside each other.</summary>
    public Page Charts(IEnumerable<string> charts) =>
        Add($"<div class=\"charts\">{string.Concat(charts.Select(chart => $"<figure>{chart}</figure>"))}</div>");

    /// <summary>Adds a table of names and values.</summary>
    public Page Table(IEnumerable<(string Name, string Value)> rows) =>
        Add($"<table>{string.Concat(rows.Select(row => $"<tr><th>{Text(row.Name)}</th><td>{Text(row.Value)}</td></tr>"))}</table>");

    /// <summary>Adds a text as it is, that opens at a click.</summary>
    public Page Fold(string summary, string text) => Add($"<details><summary>{Text(summary)}</summary><pre>{Text(text)}</pre></details>");

    /// <summary>Adds pictures under a slider.</summary>
    /// <param name="id">Unique on the page.</param>
    /// <param name="pictures">Each with what it shows and the addresses of the pictures beside each other.</param>
    public Page Slider(string id, IReadOnlyList<(string Caption, IReadOnlyList<string> Addresses)> pictures)
    {
        if (pictures.Count == 0)
            return this;
        Add($"<div class=\"slider\" id=\"{id}\"><label><input type=\"range\" min=\"0\" max=\"{pictures.Count - 1}\" value=\"{pictures.Count - 1}\" "
            + "aria-label=\"which\"> <output></output></label>");
        foreach (var ((caption, addresses), i) in pictures.Select((picture, i) => (picture, i)))
        {
            Add($"<div class=\"sheet\" data-caption=\"{Text(caption)}\"{(i == pictures.Count - 1 ? "" : " hidden")}>"
                + string.Concat(addresses.Select(address => $"<img alt=\"{Text(caption)}\" src=\"{address}\">")) + "</div>");
        }
        return Add("</div>");
    }

    /// <summary>Writes the page, at once: a reader sees the old or the new one.</summary>
    public void Save(string path)
    {
        var html = $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Text(title)}</title>
            <link rel="icon" href="data:,">
            <style>{Resource("report.css")}</style>
            </head>
            <body>
            <h1>{Text(title)}</h1>
            {_body}
            <script>{Resource("report.js")}</script>
            </body>
            </html>
            """;
        WholeFile.Write(path, html);
    }

    private static string Resource(string name)
    {
        using StreamReader reader = new(typeof(Page).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
