namespace GanRefinement.Gan.Tests;

/// <summary>One trained run, for all tests that only look at it.</summary>
public sealed class TinyRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gan").FullName;

    private readonly Lazy<string> _other;

    public TinyRun()
    {
        _other = new(() =>
        {
            Shell.Succeed("train", "--config", System.IO.Path.Combine(Path, "config.yaml"), "--seed", "6", "--out", Scratch("other"));
            return Scratch("other");
        });
        TinyData.Write(Data);
        Output = Shell.Succeed(
        [
            "train", "--data", Data, "--method", "fast-rob-gan", "--out", Path, "--max-iterations", "6", "--progress-interval", "2", "--sample-interval", "3",
            "--checkpoint-interval", "3", "--seed", "5", "--validation", "{features: pixels, interval: 3, generatedCount: 12}", .. Small,
        ]);
    }

    /// <summary>The same with another seed.</summary>
    public string Other => _other.Value;

    /// <summary>Settings of networks that are done in a blink.</summary>
    public static string[] Small { get; } = ["--size", "8", "--networks", "dcgan:baseChannels=2", "--batch-size", "4", "--latent-size", "4"];

    public string Data => System.IO.Path.Combine(_folder, "data");

    public string Path => System.IO.Path.Combine(_folder, "run");

    /// <summary>What training said.</summary>
    public string Output { get; }

    public string Scratch(string name) => System.IO.Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
