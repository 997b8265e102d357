using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Microsoft.ML.GanRefinement.Tests.Interop.StateDicts;

/// <summary>Writes state dicts as <c>torch.save</c> does, in either format.</summary>
internal static class PthWriter
{
    public static void WriteLegacy(string path, IReadOnlyList<PthTensor> tensors)
    {
        using var file = File.Create(path);
        file.Write(Header());
        file.Write(Content(tensors, isLegacy: true));
        var keys = new PickleWriter().Do("](");
        for (var i = 0; i < tensors.Count; i++)
            keys.Text($"{i}");

        file.Write(keys.Do("e").End());
        foreach (var tensor in tensors)
        {
            file.Write(BitConverter.GetBytes((long)tensor.Storage.Length));
            file.Write(MemoryMarshal.AsBytes(tensor.Storage.AsSpan()));
        }
    }

    public static void WriteZip(string path, IReadOnlyList<PthTensor> tensors) => WriteZip(
        path, Content(tensors, isLegacy: false), [.. tensors.Select(tensor => tensor.Storage)]);

    public static void WriteZip(string path, byte[] pickle, params float[][] storages)
    {
        using ZipArchive zip = new(File.Create(path), ZipArchiveMode.Create);
        Add(zip, "weights/data.pkl", pickle);
        for (var i = 0; i < storages.Length; i++)
            Add(zip, $"weights/data/{i}", MemoryMarshal.AsBytes(storages[i].AsSpan()));
    }

    /// <summary>What stands before the content in the older format.</summary>
    public static byte[] Header() =>
    [
        .. new PickleWriter().Raw(0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19).End(),
        .. new PickleWriter().Integer(1001).End(),
        .. new PickleWriter().Do("}").Text("little_endian").Raw(0x88).Do("s").End(),
    ];

    private static byte[] Content(IReadOnlyList<PthTensor> tensors, bool isLegacy)
    {
        var pickle = new PickleWriter().Global("collections", "OrderedDict").Do(")R(");
        for (var i = 0; i < tensors.Count; i++)
        {
            var tensor = tensors[i];
            pickle.Text(tensor.Name).Global("torch._utils", "_rebuild_tensor_v2").Do("(")
                .Do("(").Text("storage").Global("torch", "FloatStorage").Text($"{i}").Text("cpu").Integer(tensor.Storage.Length).Do(isLegacy ? "NtQ" : "tQ")
                .Integer(tensor.Offset).Integers(tensor.Shape).Integers(tensor.Strides)
                .Raw(0x89).Global("collections", "OrderedDict").Do(")RtR");
        }

        return pickle.Do("u").End();
    }

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(content);
    }
}
