using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Runs;

/// <summary>A model zip with a trained network in it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Pipeline">All of it.</param>
/// <param name="Gan">The network: the last one.</param>
internal sealed partial record TrainedModel(string Path, ITransformer Pipeline, GanTransformer Gan) : IDisposable
{
    // ML.NET's, behind the loader's name.
    private const string EndMark = "LEDOM";

    // Behind each of the library's entries: a SHA-256.
    private const int ChecksumBytes = 32;

    /// <summary>Whether the file has refiners or filters around the network, which is what the file as a whole gives.</summary>
    public bool IsRefined => !ReferenceEquals(Pipeline, Gan) && All(Pipeline).Any(part => part is LatentRefinementTransformer or RowFilterTransformer);

    /// <summary>Loads one; a run's folder stands for its model.</summary>
    /// <exception cref="BadInputException">There is no such file, or no network in it.</exception>
    public static TrainedModel Load(MLContext ml, string path)
    {
        var file = Find(path);
        try
        {
            var pipeline = ml.Model.Load(file, out _);
            return All(pipeline).OfType<GanTransformer>().LastOrDefault() is { } gan
                ? new(file, pipeline, gan)
                : throw new BadInputException($"'{file}' is a model of ML.NET without a trained network of Microsoft.ML.GanRefinement.");
        }
        catch (TargetInvocationException e)
        {
            // ML.NET calls loaders by reflection.
            throw new BadInputException($"'{file}' cannot be loaded as a model: {(e.InnerException ?? e).Message}", e);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or InvalidOperationException or ArgumentException)
        {
            throw new BadInputException($"'{file}' cannot be loaded as a model: {e.Message}", e);
        }
    }

    /// <summary>The file that a path of a model or of a run's folder means.</summary>
    public static string Find(string path)
    {
        if (Directory.Exists(path))
            path = new RunFolder(path).Model;
        return File.Exists(path) ? path : throw new BadInputException($"There is no model '{path}'.");
    }

    /// <summary>What the file says of its networks, a JSON object for each pair; see docs/model-file.md.</summary>
    public static IReadOnlyList<JsonObject> Specifications(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        return [.. zip.Entries.Where(entry => entry.FullName.EndsWith("specification.json", StringComparison.Ordinal)).Select(entry =>
        {
            using MemoryStream bytes = new();
            using (var stream = entry.Open())
                stream.CopyTo(bytes);
            return JsonNode.Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length - ChecksumBytes))!.AsObject();
        })];
    }

    /// <summary>What loads a step of the pipeline: the last text in its file before the mark at its end.</summary>
    public static string Loader(string file, string entry)
    {
        using var zip = ZipFile.OpenRead(file);
        using MemoryStream bytes = new();
        using (var stream = zip.GetEntry(entry)!.Open())
            stream.CopyTo(bytes);
        string[] texts = [.. Text().Matches(Encoding.Latin1.GetString(bytes.ToArray())).Select(match => match.Value)];
        return texts.LastOrDefault(text => !text.Contains(EndMark, StringComparison.Ordinal)) ?? "unknown";
    }

    /// <summary>The files in it.</summary>
    public static IReadOnlyList<(string Name, long Bytes)> Entries(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        return [.. zip.Entries.Select(entry => (entry.FullName, entry.Length))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in All(Pipeline).OfType<IDisposable>())
            part.Dispose();
    }

    [GeneratedRegex("[ -~]{4,}")]
    private static partial Regex Text();

    private static IEnumerable<ITransformer> All(ITransformer transformer) =>
        transformer is IEnumerable<ITransformer> chain ? chain.SelectMany(All) : [transformer];
}
