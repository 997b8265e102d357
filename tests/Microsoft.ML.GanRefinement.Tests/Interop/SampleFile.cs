using System.IO.Compression;
using Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

namespace Microsoft.ML.GanRefinement.Tests.Interop;

/// <summary>Model files in memory: saving, loading, and what damage looks like.</summary>
internal static class SampleFile
{
    public static byte[] Save(MLContext ml, ITransformer model)
    {
        using MemoryStream stream = new();
        ml.Model.Save(model, Rows(ml).Schema, stream);
        return stream.ToArray();
    }

    /// <summary>Loads in a context of its own, in which nothing is registered.</summary>
    public static ITransformer Load(byte[] zip)
    {
        using MemoryStream stream = new(zip);
        return new MLContext().Model.Load(stream, out _);
    }

    public static T LoadOnly<T>(byte[] zip)
        where T : class, ITransformer => (T)Load(zip);

    /// <summary>The transformers of a chain, and of chains inside it, in their order.</summary>
    public static IEnumerable<ITransformer> Parts(ITransformer model) => model is IEnumerable<ITransformer> chain ? chain.SelectMany(Parts) : [model];

    public static IDataView Rows(MLContext ml) =>
        ml.Data.LoadFromEnumerable(Enumerable.Range(0, 6).Select(row => new NumberRow { Id = row, X = [row, row + 0.5f] }).ToArray());

    public static string[] Entries(byte[] zip)
    {
        using ZipArchive archive = new(new MemoryStream(zip));
        return [.. archive.Entries.Select(entry => entry.FullName.Replace('\\', '/'))];
    }

    /// <summary>The same zip with one entry's bytes changed.</summary>
    public static byte[] Change(byte[] zip, string name, Func<byte[], byte[]> change)
    {
        using MemoryStream stream = new();
        stream.Write(zip);
        using (ZipArchive archive = new(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            ZipArchiveEntry entry = archive.Entries.Single(entry => entry.FullName.Replace('\\', '/') == name);
            using MemoryStream content = new();
            using (var source = entry.Open())
                source.CopyTo(content);

            var fullName = entry.FullName;
            entry.Delete();
            using var destination = archive.CreateEntry(fullName).Open();
            destination.Write(change(content.ToArray()));
        }

        return stream.ToArray();
    }
}
