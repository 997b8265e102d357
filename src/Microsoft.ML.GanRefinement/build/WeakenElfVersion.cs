#nullable disable
using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Copies native libraries with their demand for one symbol version marked as weak, so that systems without that version load
/// them. Compiled by MSBuild in the builds of the package's users, hence no newer C# than MSBuild's own.</summary>
public sealed class WeakenElfVersion : Microsoft.Build.Utilities.Task
{
    private const uint VersionNeeds = 0x6ffffffe; // SHT_GNU_verneed
    private const ushort Weak = 2; // VER_FLG_WEAK

    /// <summary>The libraries, in their packages' folders.</summary>
    [Required]
    public ITaskItem[] Libraries { get; set; }

    /// <summary>The version to be marked, e.g. GLIBCXX_3.4.32.</summary>
    [Required]
    public string Version { get; set; }

    /// <summary>Where the copies go.</summary>
    [Required]
    public string Folder { get; set; }

    /// <summary>The copies, with the metadata of their originals.</summary>
    [Output]
    public ITaskItem[] Weakened { get; set; }

    public override bool Execute()
    {
        var copies = new List<ITaskItem>();
        foreach (var library in Libraries)
            copies.Add(new TaskItem(library) { ItemSpec = Copy(library) });
        Weakened = copies.ToArray();
        return !Log.HasLoggedErrors;
    }

    private string Copy(ITaskItem library)
    {
        var source = library.GetMetadata("FullPath");
        var runtime = library.GetMetadata("RuntimeIdentifier");
        var target = Path.GetFullPath(Path.Combine(Folder, runtime, Path.GetFileName(source)));
        // Not the original's time: an output folder that has the original would keep it, as equally old and large.
        var time = File.GetLastWriteTimeUtc(source).AddSeconds(2);
        var length = new FileInfo(source).Length;
        if (IsCopy(target, time, length))
            return target;
        var bytes = File.ReadAllBytes(source);
        try
        {
            if (!MarkWeak(bytes))
                return source;
        }
        catch (Exception error) when (error is ArgumentException || error is OverflowException)
        {
            Log.LogWarning("{0} is not an ELF file of 64 bits as expected, and is left as it is: {1}", source, error.Message);
            return source;
        }
        // Beside its place first, then moved: two builds at once see either no file or a whole one.
        Directory.CreateDirectory(Path.GetDirectoryName(target));
        var written = target + "." + Guid.NewGuid().ToString("N");
        File.WriteAllBytes(written, bytes);
        File.SetLastWriteTimeUtc(written, time);
        try
        {
            if (File.Exists(target))
                File.Replace(written, target, null);
            else
                File.Move(written, target);
        }
        catch (Exception error) when ((error is IOException || error is UnauthorizedAccessException) && IsCopy(target, time, length))
        {
            File.Delete(written); // the other build was first
        }
        return target;
    }

    private static bool IsCopy(string file, DateTime time, long length)
    {
        return File.Exists(file) && File.GetLastWriteTimeUtc(file) == time && new FileInfo(file).Length == length;
    }

    // ELF64, little-endian: each library that is needed has an Elf64_Verneed, each version needed of it an Elf64_Vernaux whose flags
    // say whether the loader may do without. Gives whether anything had to be marked.
    private bool MarkWeak(byte[] elf)
    {
        if (elf.Length < 64 || elf[0] != 0x7f || elf[1] != 'E' || elf[2] != 'L' || elf[3] != 'F' || elf[4] != 2 || elf[5] != 1)
            throw new ArgumentException("the header is another.");
        var sections = checked((int)BitConverter.ToUInt64(elf, 0x28));
        int size = BitConverter.ToUInt16(elf, 0x3a), count = BitConverter.ToUInt16(elf, 0x3c);
        var marked = false;
        for (var i = 0; i < count; i++)
        {
            var section = sections + (i * size);
            if (BitConverter.ToUInt32(elf, section + 4) != VersionNeeds)
                continue;
            var link = sections + (checked((int)BitConverter.ToUInt32(elf, section + 0x28)) * size);
            marked |= MarkWeak(elf, Offset(elf, section), Offset(elf, link));
        }
        return marked;
    }

    private bool MarkWeak(byte[] elf, int need, int names)
    {
        var marked = false;
        for (var next = -1; next != 0; need += next)
        {
            var aux = need + checked((int)BitConverter.ToUInt32(elf, need + 8));
            for (var nextAux = -1; nextAux != 0; aux += nextAux)
            {
                var flags = BitConverter.ToUInt16(elf, aux + 4);
                if ((flags & Weak) == 0 && NameAt(elf, names + checked((int)BitConverter.ToUInt32(elf, aux + 8))) == Version)
                {
                    BitConverter.GetBytes((ushort)(flags | Weak)).CopyTo(elf, aux + 4);
                    marked = true;
                }
                nextAux = checked((int)BitConverter.ToUInt32(elf, aux + 12));
            }
            next = checked((int)BitConverter.ToUInt32(elf, need + 12));
        }
        return marked;
    }

    private static int Offset(byte[] elf, int section)
    {
        return checked((int)BitConverter.ToUInt64(elf, section + 0x18));
    }

    private static string NameAt(byte[] elf, int start)
    {
        var end = Array.IndexOf(elf, (byte)0, start);
        return Encoding.ASCII.GetString(elf, start, end - start);
    }
}
