using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Docs;

/// <summary>docs/model-file.md says how the file is laid out and what the generator computes: read and computed here by that
/// alone.</summary>
public sealed class ModelFileDocumentTests : IDisposable
{
    private const string Folder = "GanShared_000/";
    private readonly MLContext _ml = new(seed: 1);
    private readonly TemporaryFolder _folder = new();
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly GanTransformer _gan;

    public ModelFileDocumentTests()
    {
        _gan = new GanTransformer(_ml, SmallPair.Create(), new GanColumns());
        _ml.Model.Save(_gan, TinyGan.Latents(_ml).Schema, _folder.File("model.zip"));
    }

    public void Dispose()
    {
        _gan.Dispose();
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_weights_lie_as_documented()
    {
        var weights = Weights(Content("generator.weights"));
        var expected = _gan.Pair.Networks.Generator.state_dict();
        Assert.Equal(expected.Keys.Order(), weights.Keys.Order());
        Assert.All(expected, weight =>
        {
            Assert.Equal(weight.Value.shape, weights[weight.Key].shape);
            Assert.Equal(weight.Value.bytes.ToArray(), weights[weight.Key].bytes.ToArray());
        });
        Assert.Contains("project.weight", expected.Keys);
        Assert.Contains("norms.0.running_var", expected.Keys);
    }

    [Fact]
    public void The_generator_computes_what_is_documented()
    {
        var networks = JsonNode.Parse(Content("specification.json"))!["networks"]!;
        var rows = TinyGan.Rows(7);
        var latents = stack(rows.Select(row => tensor(row.Latent)));
        var classes = tensor(rows.Select(row => (long)row.Label).ToArray());
        var there = Generate(networks, Weights(Content("generator.weights")), latents, classes).data<float>().ToArray();

        var here = _gan.Transform(_ml.Data.LoadFromEnumerable(rows)).GetColumnValues("GeneratedImage");
        Assert.Equal(here.Length, there.Length);
        Assert.All(here.Zip(there), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.True(here.Distinct().Count() > 100);
    }

    private static Tensor Generate(JsonNode networks, Dictionary<string, Tensor> weights, Tensor latents, Tensor classes)
    {
        var blocks = weights.Keys.Count(name => name.StartsWith("ups.", StringComparison.Ordinal));
        long Top(string side) => networks["image"]![side]!.GetValue<long>() >> blocks;
        var x = latents.mm(weights["project.weight"].T).view(latents.shape[0], -1, Top("height"), Top("width"));
        for (var i = 0; i < blocks; i++)
        {
            Tensor OfClass(string part) => weights[$"norms.{i}.{part}"].index_select(0, classes).unsqueeze(2).unsqueeze(3);
            x = nn.functional.batch_norm(x, weights[$"norms.{i}.running_mean"], weights[$"norms.{i}.running_var"], eps: 1e-5);
            x = nn.functional.relu((x * OfClass("gain")) + OfClass("bias"));
            x = nn.functional.conv_transpose2d(x, weights[$"ups.{i}.weight"], null, [2, 2], [1, 1]);
        }

        return x.tanh();
    }

    private static Dictionary<string, Tensor> Weights(byte[] content)
    {
        using BinaryReader reader = new(new MemoryStream(content));
        int Number() => reader.Read7BitEncodedInt();
        Dictionary<string, Tensor> weights = [];
        for (var left = Number(); left > 0; left--)
        {
            var name = Encoding.UTF8.GetString(reader.ReadBytes(Number()));
            Assert.Equal(6, Number());
            long[] shape = [.. Enumerable.Range(0, Number()).Select(_ => (long)Number())];
            float[] values = [.. Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(_ => reader.ReadSingle())];
            weights.Add(name, tensor(values).reshape(shape));
        }

        Assert.Equal(content.Length, reader.BaseStream.Position);
        return weights;
    }

    // Without the checksum, which is as documented.
    private byte[] Content(string name)
    {
        using var zip = ZipFile.OpenRead(_folder.File("model.zip"));
        using var source = zip.GetEntry(Folder + name)!.Open();
        using MemoryStream entry = new();
        source.CopyTo(entry);
        var content = entry.ToArray()[..^32];
        Assert.Equal(SHA256.HashData([.. Encoding.UTF8.GetBytes(Folder + name), 0, .. content]), entry.ToArray()[^32..]);
        return content;
    }
}
