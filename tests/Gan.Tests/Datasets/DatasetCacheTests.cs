using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using GanRefinement.Gan.Datasets;
using GanRefinement.Programs.Screen;
using Microsoft.ML;

namespace GanRefinement.Gan.Tests.Datasets;

/// <summary>Known data sets: found, downloaded, resumed, checked.</summary>
public sealed class DatasetCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("data").FullName;
    private readonly Terminal _terminal = new(TextWriter.Null, TextWriter.Null, interactive: false);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Downloads_once_and_loads_what_came()
    {
        var files = TinyFiles();
        var dataset = Tiny(files);
        using LocalServer server = new(files);
        var found = Cache(server.Address).Find(dataset, offline: false, default);
        Assert.Equal(4, server.Requests.Count);
        Assert.Equal(found, Cache(server.Address).Find(dataset, offline: true, default));
        Assert.Equal(4, server.Requests.Count);
        var (train, test) = dataset.Load(new MLContext(), found, (8, 8));
        Assert.Equal([60, 30], new[] { train.GetRowCount(), test.GetRowCount() });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Goes_on_where_a_transfer_was_cut_if_the_server_can(bool knowsRanges)
    {
        var files = TinyFiles();
        using LocalServer server = new(files, knowsRanges) { CutAfter = 500 };
        var error = Assert.Throws<BadInputException>(() => Cache(server.Address).Find(Tiny(files), offline: false, default));
        Assert.Contains("train-images-idx3-ubyte", error.Message, StringComparison.Ordinal);
        var part = Path.Combine(_folder, "tiny", "train-images-idx3-ubyte.part");
        var have = new FileInfo(part).Length;
        Assert.InRange(have, 1, 500);

        Cache(server.Address).Find(Tiny(files), offline: false, default);

        Assert.Equal(("train-images-idx3-ubyte", knowsRanges ? have : 0), server.Requests[1]);
        Assert.False(File.Exists(part));
    }

    [Fact]
    public void Refuses_what_has_another_hash_and_keeps_nothing_of_it()
    {
        var files = TinyFiles();
        var dataset = Tiny(files);
        files["train-labels-idx1-ubyte"][20] ^= 1;
        using LocalServer server = new(files);
        var error = Assert.Throws<BadInputException>(() => Cache(server.Address).Find(dataset, offline: false, default));
        Assert.Contains("SHA-256", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "tiny"), "train-labels*"));
    }

    [Fact]
    public void Without_a_network_or_with_offline_says_where_to_put_the_files()
    {
        Uri nobody;
        using (LocalServer server = new([]))
            nobody = server.Address;
        foreach (var offline in new[] { true, false })
        {
            var error = Assert.Throws<BadInputException>(() => Cache(nobody).Find(Tiny(TinyFiles()), offline, default));
            Assert.Contains(Path.Combine(_folder, "tiny"), error.Message, StringComparison.Ordinal);
            Assert.Contains("t10k-labels-idx1-ubyte", error.Message, StringComparison.Ordinal);
            Assert.Contains("--data", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public async Task A_server_that_falls_silent_is_no_stop_and_says_where_to_put_the_files(int bytes)
    {
        var files = TinyFiles();
        using LocalServer server = new(files) { SilentAfter = bytes };
        DatasetCache cache = new(_terminal, _folder, server.Address, patience: TimeSpan.FromSeconds(2));
        var error = await Assert.ThrowsAsync<BadInputException>(
            () => Task.Run(() => cache.Find(Tiny(files), offline: false, default)).WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains("127.0.0.1 was silent for 2 seconds", error.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_folder, "tiny"), error.Message, StringComparison.Ordinal);
        Assert.Contains("--data", error.Message, StringComparison.Ordinal);
        // What had arrived is kept for the next try.
        var part = new FileInfo(Path.Combine(_folder, "tiny", "train-images-idx3-ubyte.part"));
        Assert.Equal(bytes, part.Exists ? part.Length : 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public async Task A_stop_ends_a_download_at_once(int bytes)
    {
        var files = TinyFiles();
        using LocalServer server = new(files) { SilentAfter = bytes };
        using CancellationTokenSource stop = new();
        var finding = Task.Run(() => Cache(server.Address).Find(Tiny(files), offline: false, stop.Token));
        await server.Silent.WaitAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => finding.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Unpacks_archives_by_the_last_parts_of_their_names()
    {
        var archive = Archive(TinyFiles());
        var dataset = Tiny(new() { ["tiny.tar.gz"] = archive });
        using LocalServer server = new(new() { ["tiny.tar.gz"] = archive });
        var found = Cache(server.Address).Find(dataset, offline: false, default);
        Assert.Equal(TinyData.Files.Order(), Directory.GetFiles(found).Select(Path.GetFileName).Order());
        Assert.False(File.Exists(Path.Combine(_folder, "outside")));
    }

    [Fact]
    public void Known_ones_have_hashes_and_addresses_of_their_own() => Assert.All(KnownDataset.All, dataset =>
    {
        Assert.All(dataset.Downloads, file => Assert.Matches("^[0-9a-f]{64}$", file.Sha256));
        Assert.EndsWith("/", new Uri(dataset.Address).ToString(), StringComparison.Ordinal);
    });

    private static byte[] Archive(Dictionary<string, byte[]> files)
    {
        using MemoryStream bytes = new();
        using (GZipStream packed = new(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (TarWriter writer = new(packed))
        {
            foreach (var (name, content) in files)
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "../" + name) { DataStream = new MemoryStream(content) });
            writer.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "link") { LinkName = "/etc/passwd" });
        }
        return bytes.ToArray();
    }

    private static KnownDataset Tiny(Dictionary<string, byte[]> files) => KnownDataset.Named("mnist")! with
    {
        Name = "tiny",
        Downloads = [.. files.Select(file => new DataFile(file.Key, Convert.ToHexStringLower(SHA256.HashData(file.Value))))],
    };

    private Dictionary<string, byte[]> TinyFiles()
    {
        var source = Path.Combine(_folder, "source");
        TinyData.Write(source);
        return TinyData.Files.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(source, name)));
    }

    private DatasetCache Cache(Uri address) => new(_terminal, _folder, address);
}
