using System.Runtime.CompilerServices;
using Microsoft.ML.GanRefinement.Interop.StateDicts;
using Microsoft.ML.GanRefinement.Tests.Evaluation.Featurizers.Inception;

namespace Microsoft.ML.GanRefinement.Tests.Interop.StateDicts;

/// <summary>Files by PyTorch's own <c>torch.save</c> (reference/make_inception_reference.py), and what may not be in one.</summary>
public sealed class StateDictFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Files => ["legacy.pth", "zipped.pth"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void Tensors_of_every_layout_are_read(string name)
    {
        using var stream = File.OpenRead(Reference(name));
        using StateDictFile file = new(stream);
        Assert.Equal(
            [
                "0.weight", "1.bias", "1.num_batches_tracked", "1.running_mean", "1.running_var", "1.weight", "empty", "expanded", "half", "part", "scalar",
                "turned",
            ],
            file.Tensors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([3, 2, 1, 3], file.Tensors["0.weight"].Shape);
        Assert.Equal(InceptionSamples.Noise("0.weight", 18).Select(value => (float)value), file.ReadFloats("0.weight"));
        Assert.Equal([4, 3], file.Tensors["turned"].Shape);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => ((4 * (i % 3)) + (i / 3)) / 8f), file.ReadFloats("turned"));
        Assert.Equal([0.625f, 0.75f, 0.875f, 1f], file.ReadFloats("part"));
        Assert.Equal([0.25f, 0.25f, 0.25f, 0.375f, 0.375f, 0.375f], file.ReadFloats("expanded"));
        Assert.Equal([0, 5], file.Tensors["empty"].Shape);
        Assert.Empty(file.ReadFloats("empty"));
        Assert.Equal([0.375f], file.ReadFloats("scalar"));
        Assert.Equal(
            "'half' is in a HalfStorage, and FloatStorage is expected: convert with .float() before saving",
            Assert.Throws<FormatException>(() => file.ReadFloats("half")).Message);
        Assert.Contains("LongStorage", Assert.Throws<FormatException>(() => file.ReadFloats("1.num_batches_tracked")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_ends_anywhere_before_its_end_is_refused(string name)
    {
        var whole = File.ReadAllBytes(Reference(name));
        for (var length = 0; length < whole.Length; length++)
        {
            var error = Assert.Throws<FormatException>(() => ReadAll(whole[..length]));
            Assert.True(error.Message.Length > 10);
        }

        Assert.Equal(11, ReadAll(whole));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_changed_byte_leads_to_anything_but_a_refusal_or_other_values(string name)
    {
        var whole = File.ReadAllBytes(Reference(name));
        var refused = 0;
        for (var i = 0; i < whole.Length; i++)
        {
            byte[] damaged = [.. whole];
            damaged[i] ^= i % 2 == 0 ? (byte)0x01 : (byte)0xFF;
            try
            {
                ReadAll(damaged);
            }
            catch (FormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, whole.Length / 8, whole.Length);
    }

    [Fact]
    public void A_file_that_is_cut_in_its_values_says_where_and_what_is_missing()
    {
        var whole = File.ReadAllBytes(Reference("legacy.pth"));
        var message = Assert.Throws<FormatException>(() => ReadAll(whole[..^3])).Message;
        Assert.Matches($"it ends at byte {whole.Length - 3}, where storage '[0-9]+' lacks 3 of its [0-9]+ bytes", message);
        Assert.Equal("it ends too early, at byte 40", Assert.Throws<FormatException>(() => ReadAll(whole[..40])).Message);
        Assert.Equal($"2 bytes follow its end at byte {whole.Length}", Assert.Throws<FormatException>(() => ReadAll([.. whole, 1, 2])).Message);
    }

    [Fact]
    public void A_class_that_tensors_do_not_need_is_refused_by_name_and_not_looked_up()
    {
        var message = Refusal(new PickleWriter().Global("posix", "system").Text("true").Raw(0x85).Do("R"));
        Assert.Contains("at byte 2: it names 'posix.system', which is not needed for a dict of tensors and is not loaded", message, StringComparison.Ordinal);
        Assert.Contains("'torch.nn.modules.conv.Conv2d'", Refusal(new PickleWriter().Global("torch.nn.modules.conv", "Conv2d")), StringComparison.Ordinal);
        Assert.Contains("'System.Console'", Refusal(new PickleWriter().Global("System", "Console")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_a_state_dict_is_refused_with_what_it_is()
    {
        Assert.Equal($"it has a list and not a state dict; {StateDictFile.Remedy}", Refusal(new PickleWriter().Do("]")));
        Assert.Equal($"it has None and not a state dict; {StateDictFile.Remedy}", Refusal(new PickleWriter().Do("N")));
        Assert.Equal($"its 'model' is a dictionary and not a tensor; {StateDictFile.EntryRemedy}", Refusal(new PickleWriter().Do("}").Text("model").Do("}s")));
        Assert.Equal($"its 'epoch' is 7 and not a tensor; {StateDictFile.Remedy}", Refusal(new PickleWriter().Do("}").Text("epoch").Integer(7).Do("s")));
        Assert.Equal("it does not begin as torch.save begins a file", Assert.Throws<FormatException>(() => ReadAll(new PickleWriter().Do("N").End())).Message);
    }

    [Fact]
    public void Sizes_are_compared_with_the_file_before_memory_is_taken()
    {
        var big = 1L << 60;
        Assert.Contains("does not lie in a storage of 1", Refusal(Tensor(1, [big], [1])), StringComparison.Ordinal);
        Assert.Contains("wrong at byte", Refusal(Tensor(1, [big, big], [1, 1])), StringComparison.Ordinal);
        Assert.Contains("wrong at byte", Refusal(Tensor(1, [2], [-1])), StringComparison.Ordinal);
        Assert.Contains("wrong at byte", Refusal(Tensor(1L << 62, [1], [1])), StringComparison.Ordinal);
        Assert.Contains($"'weights/data/0' has 4 bytes, and a FloatStorage of {big} has", Refusal(Tensor(big, [big], [1])), StringComparison.Ordinal);
        Assert.Contains("a text of 2147483647 bytes", Refusal(new PickleWriter().Do("X").Raw(0xFF, 0xFF, 0xFF, 0x7F)), StringComparison.Ordinal);
        Assert.Contains("more than 1048576 operations", Refusal(new PickleWriter().Do(new string(')', 1 << 20))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_small_file_repeats_is_not_written_out()
    {
        const int Times = 100_000;
        string text = new('x', 4096);
        byte[] recalls = [.. Enumerable.Repeat((byte[])[(byte)'h', 0], Times).SelectMany(recall => recall)];
        PickleWriter Repeated() => new PickleWriter().Text(text).Raw((byte)'q', 0).Do("(").Raw(recalls).Do("t");
        var eight = string.Join(", ", Enumerable.Repeat($"'{text[..100]}…'", 8));
        Assert.EndsWith($"a storage has the id ({eight}, …)", Refusal(Repeated().Do("Q")), StringComparison.Ordinal);
        Assert.EndsWith($": '{text[..100]}…' is called with {eight}, …", Refusal(Repeated().Do("R")), StringComparison.Ordinal);

        long[] sizes = [.. Enumerable.Repeat(long.MaxValue, Times)];
        var message = Refusal(Tensor(1, sizes, sizes));
        Assert.Contains(", 9223372036854775807, …] from element 0 on does not lie in a storage of 1", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 100, 1000);
        // A number of 255 bytes has 600 digits.
        Assert.InRange(Refusal(new PickleWriter().Raw([0x8A, 255, .. Enumerable.Repeat((byte)1, 255)])).Length, 50, 300);
    }

    private static PickleWriter Tensor(long count, long[] sizes, long[] strides) => new PickleWriter().Do("}").Text("w")
        .Global("torch._utils", "_rebuild_tensor_v2")
        .Do("((").Text("storage").Global("torch", "FloatStorage").Text("0").Text("cpu").Integer(count).Do("tQ")
        .Integer(0).Integers(sizes).Integers(strides).Raw(0x89).Do("}tRs");

    private string Refusal(PickleWriter pickle)
    {
        var path = _folder.File("weights.pth");
        PthWriter.WriteZip(path, pickle.End(), [1f]);
        return Assert.Throws<FormatException>(() => ReadAll(File.ReadAllBytes(path))).Message;
    }

    // How many tensors there are whose values are floats.
    private static int ReadAll(byte[] bytes)
    {
        using StateDictFile file = new(new MemoryStream(bytes));
        string[] floats = [.. file.Tensors.Keys.Where(name => file.Tensors[name].Storage.Type.ElementSize == 4 || name == "1.num_batches_tracked")];
        foreach (var name in floats.Where(name => file.Tensors[name].Storage.Type.Name == StorageType.Float))
            Assert.Equal(file.Tensors[name].Count, file.ReadFloats(name).Length);

        return floats.Length;
    }

    private static string Reference(string name, [CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "Evaluation", "reference", name);
}
