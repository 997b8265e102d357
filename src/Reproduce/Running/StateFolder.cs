using System.Runtime.InteropServices;
using GanRefinement.Programs;
using GanRefinement.Reproduce.Refining;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Running;

/// <summary>What is kept between two calls: the ledger, checkpoints of runs under way, the classifier, a few samples of each run.</summary>
internal sealed class StateFolder
{
    /// <summary>Samples on a run's picture.</summary>
    public const int PictureSamples = 10;

    /// <summary>The row of samples that are all of one class.</summary>
    public const string OneClass = "one class";

    private const int PictureSeed = 7;

    public StateFolder(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
    }

    public string Path { get; }

    public string LedgerFile => System.IO.Path.Combine(Path, "measurements.jsonl");

    public string Checkpoints(Run run) => System.IO.Path.Combine(Path, "checkpoints", run.Id);

    public void DeleteCheckpoints(Run run)
    {
        if (Directory.Exists(Checkpoints(run)))
            Directory.Delete(Checkpoints(run), recursive: true);
    }

    /// <summary>Keeps a few samples of a trained network, of the same latents for every run, and as many of its first class, if it has classes.</summary>
    public void SavePicture(Run run, MLContext ml, GanTransformer gan)
    {
        if (run.Dataset.PictureSide == 0)
            return;

        Write(PictureFile(run), GeneratedImages.Read(gan.Transform(ml.Gan().SampleLatents(gan, PictureSamples, seed: PictureSeed))).Pixels);
        if (gan.ClassCount == 0)
            return;
        var ofOneClass = ml.Gan().SampleLatents(gan, PictureSamples, classes: [gan.ClassNames[0]], seed: PictureSeed);
        Write(PictureFile(run, OneClass), GeneratedImages.Read(gan.Transform(ofOneClass)).Pixels);
    }

    /// <summary>Keeps the first samples of a row.</summary>
    public void SavePicture(Run run, string row, SampleSet samples)
    {
        if (run.Dataset.PictureSide > 0)
            Write(PictureFile(run, row), samples.Samples.Take(PictureSamples));
    }

    /// <summary>Where a drawing is kept.</summary>
    public string DrawingFile(Drawing drawing) => System.IO.Path.Combine(Path, $"drawing-{drawing.Name}.png");

    /// <summary>What was kept: images with values in [−1,1]; null where there is none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="row">One of its rows; null for the network alone.</param>
    public IReadOnlyList<float[]>? ReadPicture(Run run, string? row = null)
    {
        if (!File.Exists(PictureFile(run, row)))
            return null;

        var values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(PictureFile(run, row))).ToArray();
        return [.. values.Chunk(values.Length / PictureSamples)];
    }

    private static void Write(string path, IEnumerable<float[]> images)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, [.. images.SelectMany(image => MemoryMarshal.AsBytes<float>(image).ToArray())]);
    }

    private string PictureFile(Run run, string? row = null) =>
        System.IO.Path.Combine(Path, "samples", run.Id + (row is null ? "" : "-" + SettingsHash.Of(row)) + ".f32");
}
