using System.IO.Compression;
using Microsoft.ML.Conformance.Tests.Support;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.ModelFile;

public class ModelFileTests
{
    private const string DataAssembly = "Microsoft.ML.Data, Version=1.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51";

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void ASingleTransformerIsCalledTransformerChainToo()
    {
        byte[] zip = Save(Fit(_ml.Transforms.CopyColumns("Out", "Number")));
        Assert.Equal(["Schema", "TrainingInfo/Version.txt", "TransformerChain/Model.key"], EntryNames(zip).Order(StringComparer.Ordinal));
        string version = System.Text.Encoding.UTF8.GetString(SavedModel.ReadEntry(zip, "TrainingInfo/Version.txt"));
        Assert.EndsWith(System.Environment.NewLine, version);
        Assert.StartsWith("5.0.", version);
    }

    [Fact]
    public void CopyColumnsByteByByte()
    {
        var key = new ModelKey(SavedModel.ReadEntry(Save(Fit(_ml.Transforms.CopyColumns("Out", "Number"))), "TransformerChain/Model.key"));
        Assert.Equal(("COPYCOLT", 0x00010001u, 0x00010001u), (key.Signature, key.VersionWritten, key.VersionReadable));
        Assert.Equal(("CopyTransform", ""), (key.Loader, key.LoaderAlternate));
        Assert.Equal(DataAssembly, key.AssemblyName);
        Assert.Equal(["Out", "Number"], key.Strings);
        Assert.Equal(Numbers(1, 0, 1), key.Body);
    }

    [Fact]
    public void AChainHasItsTransformersInFolders()
    {
        ITransformer chain = Fit(_ml.Transforms.CopyColumns("A", "Number").Append(_ml.Transforms.CopyColumns("B", "A"), Data.TransformerScope.Testing));
        byte[] zip = Save(chain);
        Assert.Equal(
            ["Schema", "TrainingInfo/Version.txt", "TransformerChain/Model.key", "TransformerChain/Transform_000/Model.key", "TransformerChain/Transform_001/Model.key"],
            EntryNames(zip).Order(StringComparer.Ordinal));
        var key = new ModelKey(SavedModel.ReadEntry(zip, "TransformerChain/Model.key"));
        Assert.Equal(("XF CHAIN", 0x00010001u, "TransformerChain"), (key.Signature, key.VersionWritten, key.Loader));
        Assert.Equal(DataAssembly, key.AssemblyName);
        Assert.Empty(key.Strings);
        Assert.Equal(Numbers(2, 7, 2), key.Body);
        Assert.Equal(["B", "A"], new ModelKey(SavedModel.ReadEntry(zip, "TransformerChain/Transform_001/Model.key")).Strings);
    }

    [Fact]
    public void ConcatenateByteByByte()
    {
        var key = new ModelKey(SavedModel.ReadEntry(Save(Fit(_ml.Transforms.Concatenate("Out", "Number", "Vector"))), "TransformerChain/Model.key"));
        Assert.Equal(("CONCAT F", 0x00010003u, 0x00010003u), (key.Signature, key.VersionWritten, key.VersionReadable));
        Assert.Equal(("ConcatTransform", "ConcatFunction"), (key.Loader, key.LoaderAlternate));
        Assert.Equal(["Out", "Number", "Vector"], key.Strings);
        Assert.Equal(Numbers(1, 0, 2, 1, -1, 2, -1), key.Body);
    }

    [Fact]
    public void SelectColumnsByteByByte()
    {
        var key = new ModelKey(SavedModel.ReadEntry(Save(Fit(_ml.Transforms.DropColumns("Vector", "Name"))), "TransformerChain/Model.key"));
        Assert.Equal(("SELCOLST", 0x00010001u, "SelectColumnsTransform"), (key.Signature, key.VersionWritten, key.Loader));
        Assert.Equal([0, 0, 0, .. Numbers(2, 0, 1)], key.Body);
        key = new ModelKey(SavedModel.ReadEntry(Save(Fit(_ml.Transforms.SelectColumns(["Name"], keepHidden: true))), "TransformerChain/Model.key"));
        Assert.Equal([1, 1, 0, .. Numbers(1, 0)], key.Body);
    }

    [Fact]
    public void EqualStringsAreStoredOnce()
    {
        var key = new ModelKey(SavedModel.ReadEntry(Save(Fit(_ml.Transforms.Concatenate("Out", "Number", "Number"))), "TransformerChain/Model.key"));
        Assert.Equal(["Out", "Number"], key.Strings);
    }

    [Fact]
    public void WithoutASchemaThereIsNoneAfterLoading()
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(Fit(_ml.Transforms.CopyColumns("Out", "Number")), null, stream);
        Assert.DoesNotContain("Schema", EntryNames(stream.ToArray()));
        stream.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(stream, out DataViewSchema schema);
        Assert.Null(schema);
        Assert.Equal([0f, 1f], Data.ColumnCursorExtensions.GetColumn<float>(loaded.Transform(_ml.Data.LoadFromEnumerable(NumberedRow.Make(2))), "Out"));
    }

    [Fact]
    public void FilesAndStreamsHoldTheSame()
    {
        ITransformer model = Fit(_ml.Transforms.CopyColumns("Out", "Number"));
        string path = Path.GetTempFileName();
        try
        {
            _ml.Model.Save(model, _ml.Data.LoadFromEnumerable(NumberedRow.Make(1)).Schema, path);
            Assert.NotNull(new MLContext().Model.Load(path, out DataViewSchema schema));
            Assert.Equal(3, schema.Count);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void BackslashesInEntryNamesAreUnderstood()
    {
        byte[] zip = Save(Fit(_ml.Transforms.CopyColumns("A", "Number").Append(_ml.Transforms.CopyColumns("B", "A"))));
        byte[] renamed = Rewrite(zip, (name, bytes) => (name.Replace('/', '\\'), bytes));
        Assert.Equal(2, Assert.IsType<Data.TransformerChain<ITransformer>>(Load(renamed)).Count());
    }

    [Fact]
    public void DamagedFilesAreRefused()
    {
        byte[] zip = Save(Fit(_ml.Transforms.CopyColumns("Out", "Number")));
        Assert.Throws<FormatException>(() => Load(zip[..(zip.Length / 2)]));
        Assert.Throws<FormatException>(() => Load([1, 2, 3]));
        Assert.Throws<FormatException>(() => Load(Rewrite(zip, (name, bytes) => name.EndsWith("Model.key") ? (name, bytes[..^1]) : (name, bytes))));
        Assert.Throws<FormatException>(() => Load(Rewrite(zip, (name, bytes) => name.EndsWith("Model.key") ? ("elsewhere", bytes) : (name, bytes))));
    }

    [Fact]
    public void AModelOfALaterVersionIsRefused()
    {
        byte[] zip = Save(Fit(_ml.Transforms.CopyColumns("Out", "Number")));
        byte[] later = Rewrite(zip, (name, bytes) =>
        {
            if (name.EndsWith("Model.key"))
                (bytes[0x48], bytes[0x4C]) = (9, 9);
            return (name, bytes);
        });
        Exception error = Record.Exception(() => Load(later));
        Assert.True(error is FormatException or InvalidOperationException, error?.ToString());
    }

    private ITransformer Fit(IEstimator<ITransformer> estimator) => estimator.Fit(_ml.Data.LoadFromEnumerable(NumberedRow.Make(3)));

    private byte[] Save(ITransformer model) => SavedModel.Save(_ml, model, _ml.Data.LoadFromEnumerable(NumberedRow.Make(1)).Schema);

    private static ITransformer Load(byte[] zip) => new MLContext().Model.Load(new MemoryStream(zip), out _);

    private static byte[] Numbers(params int[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];

    private static string[] EntryNames(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private static byte[] Rewrite(byte[] zip, Func<string, byte[], (string, byte[])> change)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (string entry in EntryNames(zip))
            {
                (string name, byte[] bytes) = change(entry, SavedModel.ReadEntry(zip, entry));
                using Stream stream = archive.CreateEntry(name).Open();
                stream.Write(bytes);
            }
        }

        return target.ToArray();
    }
}
