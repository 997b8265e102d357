using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Tests.Support;
using Xunit.Abstractions;

namespace Microsoft.ML.GanRefinement.Tests.Docs;

/// <summary>docs/model-file.md says how the file is laid out: read here by that, and by the Python script beside it.</summary>
public sealed class ModelFileDocumentTests : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly MLContext _ml = new(seed: 1);
    private readonly TemporaryFolder _folder = new();
    private readonly GanTransformer _gan;
    private readonly ITestOutputHelper _output;

    public ModelFileDocumentTests(ITestOutputHelper output)
    {
        _output = output;
        _gan = new GanTransformer(_ml, SmallPair.Create(), new GanColumns());
        _ml.Model.Save(_gan, TinyGan.Latents(_ml).Schema, _folder.File("model.zip"));
    }

    public void Dispose()
    {
        _gan.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void TheWeightsLieAsDocumented()
    {
        byte[] entry = Entry("GanShared_000/generator.weights");
        byte[] content = entry[..^32];
        Assert.Equal(SHA256.HashData([.. Encoding.UTF8.GetBytes("GanShared_000/generator.weights"), 0, .. content]), entry[^32..]);

        using BinaryReader reader = new(new MemoryStream(content));
        Dictionary<string, TorchSharp.torch.Tensor> expected = _gan.Pair.Networks.Generator.state_dict();
        Assert.Equal(expected.Count, Number(reader));
        for (int i = 0; i < expected.Count; i++)
        {
            string name = Encoding.UTF8.GetString(reader.ReadBytes(Number(reader)));
            Assert.Equal(6, Number(reader));
            int rank = Number(reader);
            long[] shape = [.. Enumerable.Range(0, rank).Select(_ => (long)Number(reader))];
            Assert.Equal(expected[name].shape, shape);
            Assert.Equal(expected[name].bytes.ToArray(), reader.ReadBytes(4 * (int)shape.Aggregate(1L, (a, b) => a * b)));
        }

        Assert.Equal(content.Length, reader.BaseStream.Position);
        Assert.Contains("project.weight", expected.Keys);
        Assert.Contains("norms.0.running_var", expected.Keys);
    }

    /// <summary>Where Python has no torch, only the script's presence is checked, and the output says so.</summary>
    [Fact]
    public void ThePythonScriptMakesTheSameImages()
    {
        string script = Path.Combine(Root(), "docs", "load_generator.py");
        Assert.Contains("def generate(", File.ReadAllText(script));
        if (!File.Exists(Python) || Run("-c", "import torch, numpy").ExitCode != 0)
        {
            _output.WriteLine($"{Python} has no torch and numpy: the script was not run.");
            return;
        }

        List<TinyGan.LatentRow> rows = TinyGan.Rows(7);
        File.WriteAllBytes(_folder.File("latents"), MemoryMarshal.AsBytes<float>(rows.SelectMany(row => row.Latent).ToArray()).ToArray());
        File.WriteAllBytes(_folder.File("classes"), MemoryMarshal.AsBytes<long>(rows.Select(row => (long)row.Label).ToArray()).ToArray());
        (int exitCode, string errors) = Run(script, _folder.File("model.zip"), _folder.File("latents"), _folder.File("classes"), _folder.File("images"));
        Assert.True(exitCode == 0, errors);

        float[] there = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(_folder.File("images"))).ToArray();
        float[] here = _gan.Transform(_ml.Data.LoadFromEnumerable(rows)).GetColumnValues("GeneratedImage");
        Assert.Equal(here.Length, there.Length);
        Assert.All(here.Zip(there), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.True(here.Distinct().Count() > 100);
        _output.WriteLine($"{here.Length} pixels, largest difference {here.Zip(there, (a, b) => Math.Abs(a - b)).Max()}");
    }

    private static (int ExitCode, string Errors) Run(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true })!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }

    private static int Number(BinaryReader reader) => reader.Read7BitEncodedInt();

    private byte[] Entry(string name)
    {
        using ZipArchive zip = ZipFile.OpenRead(_folder.File("model.zip"));
        using Stream source = zip.GetEntry(name)!.Open();
        using MemoryStream content = new();
        source.CopyTo(content);
        return content.ToArray();
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
