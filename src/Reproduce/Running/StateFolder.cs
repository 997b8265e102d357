using System.Runtime.InteropServices;
using GanRefinement.Examples.Demo;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Running;

/// <summary>What is kept between two calls: the ledger, checkpoints of runs under way, the classifier, a few samples of each run.</summary>
internal sealed class StateFolder
{
    /// <summary>Samples on a run's picture.</summary>
    public const int PictureSamples = 10;

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

    /// <summary>Keeps a few samples of a trained network, of the same latents for every run.</summary>
    public void SavePicture(Run run, MLContext ml, GanTransformer gan)
    {
        if (run.Dataset.PictureSide == 0)
            return;

        var images = GeneratedImages.Read(gan.Transform(ml.Gan().SampleLatents(gan, PictureSamples, seed: PictureSeed)));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PictureFile(run))!);
        File.WriteAllBytes(PictureFile(run), [.. images.Pixels.SelectMany(image => MemoryMarshal.AsBytes<float>(image).ToArray())]);
    }

    /// <summary>What <see cref="SavePicture"/> kept: images with values in [−1,1]; null where there is none.</summary>
    public IReadOnlyList<float[]>? ReadPicture(Run run)
    {
        if (!File.Exists(PictureFile(run)))
            return null;

        var values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(PictureFile(run))).ToArray();
        return [.. values.Chunk(values.Length / PictureSamples)];
    }

    private string PictureFile(Run run) => System.IO.Path.Combine(Path, "samples", run.Id + ".f32");
}
