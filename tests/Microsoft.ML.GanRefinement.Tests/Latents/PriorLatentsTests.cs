using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Latents;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

public class PriorLatentsTests
{
    private static PriorLatents Create() => new(new LatentSampler(4, seed: 3), ClassPrior.Even(5), CPU);

    private static (float[], long[]) Draw(PriorLatents source, int count)
    {
        var (latents, classes) = source.Draw(count);
        using (latents)
        using (classes)
            return (latents.data<float>().ToArray(), classes!.data<long>().ToArray());
    }

    [Fact]
    public void Has_no_classes_to_draw_when_there_are_none()
    {
        var (latents, classes) = new PriorLatents(new LatentSampler(4, seed: 3), ClassPrior.Even(0), CPU).Draw(2);
        using (latents)
            Assert.Null(classes);
    }

    [Fact]
    public void Goes_on_from_what_it_saved()
    {
        var first = Create();
        Draw(first, 7);
        var second = Create();
        using var stream = new MemoryStream();
        first.Save(new BinaryWriter(stream));
        stream.Position = 0;
        second.Load(new BinaryReader(stream));
        Assert.Equal(stream.Length, stream.Position);
        var (latents, classes) = Draw(first, 9);
        var (again, classesAgain) = Draw(second, 9);
        Assert.Equal(latents, again);
        Assert.Equal(classes, classesAgain);
        Assert.NotEqual(latents, Draw(Create(), 9).Item1);
    }
}
