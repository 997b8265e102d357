
using Microsoft.ML.GanRefinement.Training.Checkpoints;

namespace Microsoft.ML.GanRefinement.Tests.Training.Checkpoints;

public sealed class CheckpointFolderTests : IDisposable
{
    private readonly TemporaryFolder _parent = new();
    private readonly List<string> _warnings = [];

    private string Folder => _parent.File("checkpoints");

    public void Dispose() => _parent.Dispose();

    private static string Name(int iteration) => $"checkpoint-{iteration:D9}.gan";

    private string File(int iteration) => Path.Combine(Folder, Name(iteration));

    private string[] Names() => [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    private static void Add(CheckpointFolder folder, int iteration, int kept = 10) =>
        folder.Write(iteration, kept, s => CheckpointSamples.Write(s, iteration));

    private int? Newest(CheckpointFolder folder)
    {
        using var newest = folder.OpenNewest(_warnings.Add);
        return newest?.Iteration;
    }

    [Fact]
    public void Is_made_with_its_parents_and_holds_nothing_at_first()
    {
        using var folder = new CheckpointFolder(Path.Combine(Folder, "a", "b"));
        Assert.Null(Newest(folder));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Keeps_the_newest_so_many_and_leaves_other_files_alone()
    {
        using (var folder = new CheckpointFolder(Folder))
        {
            foreach (var other in new[] { "notes.txt", "checkpoint-mine.gan", "checkpoint-000000001.txt" })
                System.IO.File.WriteAllText(Path.Combine(Folder, other), "");
            foreach (var iteration in new[] { 2, 4, 999_999_999, 1_000_000_000 })
                Add(folder, iteration, kept: 2);
            Assert.Equal(1_000_000_000, Newest(folder));
        }
        string[] left = ["checkpoint-000000001.txt", "checkpoint-1000000000.gan", "checkpoint-999999999.gan", "checkpoint-mine.gan", "notes.txt"];
        Assert.Equal(left, Names());
    }

    [Fact]
    public void Skips_damaged_ones_with_a_warning_and_drops_them_after_the_next_good_one()
    {
        using (var folder = new CheckpointFolder(Folder))
        {
            foreach (var iteration in new[] { 2, 4, 6, 8 })
                Add(folder, iteration);
        }

        System.IO.File.WriteAllBytes(File(8), System.IO.File.ReadAllBytes(File(8))[..^1]);
        System.IO.File.WriteAllBytes(File(6), []);
        using (var folder = new CheckpointFolder(Folder))
        {
            Assert.Equal(4, Newest(folder));
            Assert.Equal(2, _warnings.Count);
            Assert.Contains(Name(8), _warnings[0]);
            Assert.Contains(Name(6), _warnings[1]);
            Add(folder, 7, kept: 2);
        }
        Assert.Equal([Name(4), Name(7)], Names());
    }

    [Fact]
    public void Leaves_the_older_ones_when_writing_fails()
    {
        using var folder = new CheckpointFolder(Folder);
        Add(folder, 2, kept: 1);
        Assert.Throws<IOException>(() => folder.Write(4, kept: 1, stream =>
        {
            stream.Write([1, 2, 3]);
            throw new IOException("disk full");
        }));
        Assert.Equal(2, Newest(folder));
        Assert.DoesNotContain(Names(), n => n.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Has_no_file_of_that_name_before_it_is_complete()
    {
        using var folder = new CheckpointFolder(Folder);
        folder.Write(2, kept: 1, stream =>
        {
            CheckpointSamples.Write(stream, 2);
            stream.Flush();
            Assert.False(System.IO.File.Exists(File(2)));
            Assert.Null(Newest(folder));
        });
        Assert.Equal(2, Newest(folder));
    }

    [Fact]
    public void Removes_what_a_killed_process_left()
    {
        Directory.CreateDirectory(Folder);
        System.IO.File.WriteAllText(File(6) + ".tmp", "half");
        using (var folder = new CheckpointFolder(Folder))
            Assert.Null(Newest(folder));
        Assert.Empty(Names());
    }

    [Fact]
    public void Names_the_option_when_the_path_is_a_file()
    {
        System.IO.File.WriteAllText(Folder, "mine");
        var error = Assert.Throws<ArgumentException>("CheckpointDirectory", () => new CheckpointFolder(Folder));
        Assert.Contains(Folder, error.Message);
        Assert.Equal("mine", System.IO.File.ReadAllText(Folder));
    }

    [Fact]
    public void Names_the_option_when_the_directory_cannot_be_made()
    {
        System.IO.File.WriteAllText(Folder, "mine");
        var error = Assert.Throws<IOException>(() => new CheckpointFolder(Path.Combine(Folder, "below")));
        Assert.Contains("CheckpointDirectory", error.Message);
    }

    [Theory]
    [InlineData("absent", "absent")]
    [InlineData("checkpoints", "checkpoints")]
    public void Names_the_option_and_where_it_leads_when_the_path_is_a_link_to_nothing(string target, string named)
    {
        Directory.CreateSymbolicLink(Folder, _parent.File(target));
        foreach (var path in new[] { Folder, Folder + Path.DirectorySeparatorChar })
        {
            var error = Assert.Throws<ArgumentException>("CheckpointDirectory", () => new CheckpointFolder(path));
            Assert.StartsWith($"CheckpointDirectory '{Folder}' is a link to '{_parent.File(named)}', which is not there", error.Message);
        }
    }

    [Fact]
    public void Goes_through_a_link_to_a_directory()
    {
        Directory.CreateDirectory(_parent.File("elsewhere"));
        Directory.CreateSymbolicLink(Folder, _parent.File("elsewhere"));
        using (var folder = new CheckpointFolder(Folder))
            Add(folder, 2);
        Assert.True(System.IO.File.Exists(Path.Combine(_parent.File("elsewhere"), Name(2))));
    }

    [Fact]
    public void Is_one_trainings_at_a_time()
    {
        using (new CheckpointFolder(Folder))
            Assert.Contains(Folder, Assert.Throws<InvalidOperationException>(() => new CheckpointFolder(Folder)).Message);
        new CheckpointFolder(Folder).Dispose();
        Assert.Empty(Names());
    }
}
