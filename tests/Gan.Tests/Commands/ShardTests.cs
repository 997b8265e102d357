using System.Text.Json.Nodes;

namespace GanRefinement.Gan.Tests.Commands;

/// <summary>Parts of a batch scheduler, merged, are what one process makes.</summary>
[Collection(nameof(UsesTorch))]
public sealed class ShardTests(TinyRun run) : IDisposable
{
    private const int Shards = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("gan").FullName;

    [Fact]
    public void Of_generated_images_are_the_same_file()
    {
        string[] what = ["generate", "--model", run.Path, "--count", "300", "--seed", "4"];
        var whole = InFolder("whole.csv");
        Shell.Succeed([.. what, "--out", whole]);
        var parts = Parts(what, "part.csv");
        Assert.Equal(InFolder("part-2-of-3.shard"), parts[1]);
        Shell.Succeed(["merge", .. parts.Reverse(), "--out", InFolder("merged.csv")]);
        Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(InFolder("merged.csv")));
        Shell.Succeed(["merge", .. parts, "--out", InFolder("merged.png")]);
        Shell.Succeed([.. what, "--out", InFolder("whole.png")]);
        Assert.Equal(File.ReadAllBytes(InFolder("whole.png")), File.ReadAllBytes(InFolder("merged.png")));

        var damaged = File.ReadAllBytes(parts[0]);
        damaged[^50] ^= 1;
        File.WriteAllBytes(InFolder("damaged"), damaged);
        AssertRefused("is damaged", InFolder("damaged"), parts[1], parts[2]);
        AssertRefused("Shards are missing: 1/3, 3/3.", parts[1]);
        AssertRefused("Shard 2/3 is there more than once", [.. parts, parts[1]]);
        AssertRefused("There is no file", "nowhere");
        AssertRefused("is no shard of an evaluation, or is damaged", whole);
        AssertRefused($"'{whole}' is no shard, or is damaged. Make it again.", parts[0], whole);
        Shell.Succeed("generate", "--model", run.Path, "--count", "300", "--seed", "5", "--shard", "1/3", "--out", InFolder("other.csv"));
        AssertRefused("they differ in seed: 5 and 4", InFolder("other-1-of-3.shard"), parts[1], parts[2]);
    }

    [Fact]
    public void Of_refined_images_are_the_same_file()
    {
        string[] what = ["refine", "--model", run.Path, "--count", "200", "--refiner", "coach:iterations=2"];
        Shell.Succeed([.. what, "--out", InFolder("whole.png")]);
        var text = Shell.Succeed(["merge", .. Parts(what, "part.png"), "--out", InFolder("merged.png")]);
        Assert.Contains("of 200 rose", text, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(InFolder("whole.png")), File.ReadAllBytes(InFolder("merged.png")));
    }

    [Fact]
    public void Of_evaluations_have_its_values()
    {
        string[] what =
        [
            "evaluate", "--model", run.Path, "--data", run.Data, "--features", "classifier:epochs=1",
            "--metrics", "kernelDistance:subsets=3,subsetSize=5", "ndb:bins=3", "capturedClasses", "classDivergence",
        ];
        Shell.Succeed([.. what, "--out", InFolder("whole.json")]);
        Shell.Succeed(["merge", .. Parts(what, "part.json"), "--out", InFolder(Path.Combine("new", "merged.json"))]);
        var (whole, merged) = (Metrics("whole.json"), Metrics(Path.Combine("new", "merged.json")));
        Assert.NotNull(merged["frechetDistance"]);
        Assert.NotNull(merged["ndb"]);
        Assert.NotNull(merged["capturedClasses"]);
        Assert.NotNull(merged["labelAgreement"]);
        Assert.Equal(whole.Select(pair => pair.Key), merged.Select(pair => pair.Key));
        foreach (var (name, value) in whole)
        {
            if (value is JsonValue number)
                Assert.Equal((double)number, (double)merged[name]!, 1e-10);
            else
                Assert.Equal(value!.ToJsonString(), merged[name]!.ToJsonString());
        }
        string[] pixels = ["evaluate", "--model", run.Path, "--features", "pixels", "--shard", "1/1", "--out", InFolder("kept.json")];
        Assert.Contains("need the features of all of them at once: give --keep-features,", Shell.Run(pixels).Error, StringComparison.Ordinal);
        Shell.Succeed([.. pixels, "--keep-features"]);
        Assert.Contains("| recall |", Shell.Succeed("merge", InFolder("kept-1-of-1.shard")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_shard_is_refused()
    {
        Assert.Contains("--shard: A shard is written as its number, from 1,",
            Shell.Run("generate", "--model", run.Path, "--shard", "0/3").Error, StringComparison.Ordinal);
        Assert.Contains("--shard: with --mpi each process takes its own part",
            Shell.Run("generate", "--model", run.Path, "--shard", "1/3", "--mpi").Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string InFolder(string name) => Path.Combine(_folder, name);

    private string[] Parts(string[] what, string name)
    {
        for (var shard = 1; shard <= Shards; shard++)
            Shell.Succeed([.. what, "--shard", $"{shard}/{Shards}", "--out", InFolder(name)]);
        return [.. Enumerable.Range(1, Shards).Select(shard => Path.ChangeExtension(InFolder(name), null) + $"-{shard}-of-{Shards}.shard")];
    }

    private JsonObject Metrics(string name) => JsonNode.Parse(File.ReadAllText(InFolder(name)))!.AsObject();

    private static void AssertRefused(string expected, params string[] files)
    {
        var result = Shell.Run(["merge", .. files, "--out", Path.Combine(Path.GetTempPath(), "none.csv")]);
        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }
}
