using Microsoft.ML.GanRefinement.Fuzz;
using Microsoft.ML.GanRefinement.Fuzz.Mutations;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Fuzz;

/// <summary>The tool beside the tests does the same with any number of files.</summary>
[Collection(nameof(RunsAlone))]
public class ModelFuzzerTests
{
    private const int Files = 100;

    [Fact]
    public void Damaged_files_are_refused_or_give_the_same_images()
    {
        var report = new ModelFuzzer(new FuzzSubject()).Run(first: 0, Files);

        Assert.True(report.Failures.Count == 0, report.ToString());
        Assert.Equal(Files, report.Files);
        Assert.True(report.Same > 0 && report.Same < Files / 2, report.ToString());
    }

    [Fact]
    public async Task What_takes_too_long_is_stopped()
    {
        Assert.False(TimeLimit.TryRun(Endless, TimeSpan.FromSeconds(0.2), out var endless));
        Assert.True(endless.IsFaulted || endless.IsCanceled);
        Assert.True(TimeLimit.TryRun(() => 7, TimeSpan.FromMinutes(1), out var quick));
        Assert.Equal(7, await quick);

        static int Endless()
        {
            while (true)
            {
            }
        }
    }

    [Fact]
    public void A_schema_can_be_tried_without_the_model()
    {
        FuzzSubject subject = new();
        var alone = subject.WithSchemaOf(subject.File)!;
        Assert.True(alone.Length < subject.File.Length);
        Assert.IsType<Microsoft.ML.Transforms.ColumnCopyingTransformer>(FuzzSubject.LoadOnly(alone));
        Assert.Null(subject.WithSchemaOf([1, 2, 3]));
    }

    [Fact]
    public void Every_kind_of_damage_damages_and_can_be_repeated()
    {
        FuzzSubject subject = new();
        Assert.Equal(subject.Images, subject.Load(subject.File));
        foreach (var mutation in AllMutations.List)
        {
            Assert.Contains(Enumerable.Range(0, 20), seed => !mutation.Apply(subject.File, new Random(seed)).AsSpan().SequenceEqual(subject.File));
            Assert.Equal(mutation.Apply(subject.File, new Random(3)).Length, mutation.Apply(subject.File, new Random(3)).Length);
        }
    }
}
