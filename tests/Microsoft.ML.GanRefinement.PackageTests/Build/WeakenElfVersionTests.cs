namespace Microsoft.ML.GanRefinement.PackageTests.Build;

/// <summary>The task that lets TorchSharp's native library load on older Linux, on the library itself.</summary>
public sealed class WeakenElfVersionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gan-weaken-").FullName;
    private readonly byte[] _original = File.ReadAllBytes(Places.TorchSharpForLinux);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Sets_one_bit_of_a_copy()
    {
        var weakened = File.ReadAllBytes(new BuildOfUser(_folder).Weaken(Places.TorchSharpForLinux));
        Assert.Equal(_original.Length, weakened.Length);
        var place = Assert.Single(Enumerable.Range(0, _original.Length), i => weakened[i] != _original[i]);
        Assert.Equal(2, weakened[place] ^ _original[place]); // VER_FLG_WEAK
        // The low byte of vna_flags lies after the hash of the version's name, by the ABI's own hash function.
        Assert.Equal(Hash("GLIBCXX_3.4.32"), BitConverter.ToUInt32(weakened, place - 4));
        Assert.Equal(_original, File.ReadAllBytes(Places.TorchSharpForLinux));
    }

    [Fact]
    public void Leaves_alone_what_is_weak_already()
    {
        var build = new BuildOfUser(_folder);
        var once = build.Weaken(Places.TorchSharpForLinux);
        Assert.Equal(once, build.Weaken(once));
        Assert.Empty(build.Warnings);
    }

    [Fact]
    public void Leaves_alone_what_does_not_ask_for_the_version()
    {
        var build = new BuildOfUser(_folder);
        Assert.Equal(Places.TorchSharpForLinux, build.Weaken(Places.TorchSharpForLinux, "GLIBCXX_3.4.99"));
        Assert.Empty(build.Warnings);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Keeps_the_copy_of_an_earlier_build()
    {
        var first = new BuildOfUser(_folder).Weaken(Places.TorchSharpForLinux);
        using var open = new FileStream(first, FileMode.Open, FileAccess.Read, FileShare.Read); // a running app's, say
        Assert.Equal(first, new BuildOfUser(_folder).Weaken(Places.TorchSharpForLinux));
        Assert.Equal([first], Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Replaces_the_copy_of_another_version_of_the_package()
    {
        var copy = new BuildOfUser(_folder).Weaken(Places.TorchSharpForLinux);
        var right = File.ReadAllBytes(copy);
        File.WriteAllText(copy, "of another");
        Assert.Equal(copy, new BuildOfUser(_folder).Weaken(Places.TorchSharpForLinux));
        Assert.Equal(right, File.ReadAllBytes(copy));
    }

    [Fact]
    public async Task Many_builds_at_once_get_the_same_whole_copy()
    {
        var right = File.ReadAllBytes(new BuildOfUser(Path.Combine(_folder, "alone")).Weaken(Places.TorchSharpForLinux));
        var together = Path.Combine(_folder, "together");
        for (var round = 0; round < 10; round++)
        {
            using var start = new Barrier(4);
            var builds = Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return File.ReadAllBytes(new BuildOfUser(together).Weaken(Places.TorchSharpForLinux));
                },
                TaskCreationOptions.LongRunning));
            Assert.All(await Task.WhenAll(builds), copy => Assert.Equal(right, copy));
            Assert.Single(Directory.EnumerateFiles(together, "*", SearchOption.AllDirectories));
            Directory.Delete(together, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public void Leaves_another_kind_of_file_alone_and_says_so(byte[] content)
    {
        var file = Path.Combine(_folder, "libLibTorchSharp.so");
        File.WriteAllBytes(file, content);
        var build = new BuildOfUser(Path.Combine(_folder, "out"));
        Assert.Equal(file, build.Weaken(file));
        Assert.Contains(file, Assert.Single(build.Warnings));
        Assert.Equal(content, File.ReadAllBytes(file));
    }

    public static TheoryData<byte[]> Foreign()
    {
        var elf = File.ReadAllBytes(Places.TorchSharpForLinux);
        var of32Bits = elf[..4096];
        of32Bits[4] = 1;
        var bigEndian = elf[..4096];
        bigEndian[5] = 2;
        return [[], [.. "MZ of another system"u8], elf[..63], elf[..4096], of32Bits, bigEndian];
    }

    // As in the System V ABI.
    private static uint Hash(string name)
    {
        var hash = 0u;
        foreach (var c in name)
        {
            hash = (hash << 4) + c;
            var high = hash & 0xf0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }
        return hash;
    }
}
