using System.Security.Cryptography;
using Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;
using Microsoft.ML.GanRefinement.Tests.Interop.StateDicts;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Featurizers.Inception;

/// <summary>Which files are taken. Their tensors have the right shapes, and one number each.</summary>
public sealed class InceptionWeightsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly InceptionNetwork _network = new();

    public void Dispose()
    {
        _network.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Weights_arrive_and_the_hash_is_that_of_the_file()
    {
        var path = Write("weights.pth", Filled());
        Assert.Equal(Hash(path), InceptionWeights.Load(path, _network));
        Assert.All(_network.parameters().Concat(_network.buffers()).Where(tensor => tensor.dim() > 0), tensor =>
        {
            Assert.Equal(0.5f, tensor.min().item<float>());
            Assert.Equal(0.5f, tensor.max().item<float>());
        });
    }

    [Fact]
    public void The_head_for_training_and_the_counters_may_be_there()
    {
        var path = Write("weights.pth",
            [.. Filled(), PthTensor.Filled("AuxLogits.fc.weight", [7, 3]), PthTensor.Filled("Mixed_7c.branch1x1.bn.num_batches_tracked", [])]);
        Assert.Equal(Hash(path), InceptionWeights.Load(path, _network));
    }

    [Fact]
    public void Names_and_shapes_that_differ_are_named()
    {
        PthTensor[] others =
        [
            .. Filled().Where(tensor => tensor.Name != "Mixed_6c.branch7x7_2.conv.weight" && !tensor.Name.StartsWith("fc.", StringComparison.Ordinal)),
            PthTensor.Filled("fc.weight", [1000, 2048]), PthTensor.Filled("fc.bias", [1000]), PthTensor.Filled("head.weight", [3]),
        ];
        var path = Write("weights.pth", others);
        Assert.Equal(
            $"The weights file '{path}' cannot be used: it is not a state dict of the Inception-v3 that pytorch-fid loads: it lacks "
            + "Mixed_6c.branch7x7_2.conv.weight; it has unexpectedly head.weight; it has in another shape 'fc.bias' of [1000] instead of [1008], "
            + "'fc.weight' of [1000, 2048] instead of [1008, 2048].",
            Refusal(path));
        Assert.Contains("it lacks Conv2d_1a_3x3.bn.bias, ", Refusal(Write("none.pth", [])), StringComparison.Ordinal);
        Assert.Contains(" and 467 more", Refusal(Write("none.pth", [])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hash_in_the_file_name_is_compared()
    {
        var path = Write("weights.pth", Filled());
        var hash = Hash(path);
        var right = _folder.File($"weights-{hash[..8]}.pth");
        var wrong = _folder.File("weights-6726825d.pth");
        var date = _folder.File("weights-20151205.pth");
        Array.ForEach([right, wrong, date], copy => File.Copy(path, copy));
        Assert.Equal(hash, InceptionWeights.Load(right, _network));
        Assert.Equal(hash, InceptionWeights.Load(date, _network));
        Assert.Contains($"its name says that its SHA-256 begins with 6726825d, and it is {hash}", Refusal(wrong), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_are_not_finite_are_refused()
    {
        var weights = Filled();
        weights[^1] = weights[^1] with { Storage = [float.NaN] };
        Assert.Contains("'fc.bias' has values that are not finite", Refusal(Write("weights.pth", weights)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(60_000)]
    [InlineData(-1)]
    public void A_truncated_file_is_refused_by_name_and_place(int length)
    {
        var path = Write("weights.pth", Filled());
        var whole = File.ReadAllBytes(path);
        length = length < 0 ? whole.Length + length : length;
        File.WriteAllBytes(path, whole[..length]);
        var message = Refusal(path);
        Assert.StartsWith($"The weights file '{path}' cannot be used: it ends ", message, StringComparison.Ordinal);
        Assert.Contains($"at byte {length}", message, StringComparison.Ordinal);
    }

    private static PthTensor[] Filled() => [.. InceptionSamples.Shapes.Select(pair => PthTensor.Filled(pair.Name, pair.Shape))];

    private string Write(string name, PthTensor[] tensors)
    {
        var path = _folder.File(name);
        PthWriter.WriteLegacy(path, tensors);
        return path;
    }

    private string Refusal(string path) => Assert.Throws<FormatException>(() => InceptionWeights.Load(path, _network)).Message;

    private static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
