using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Tests.Trainers.Standard;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Lifetime;

/// <summary>The memory of the process, not a count of tensors, over loads, steps and predictions: longer in SlowTests.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(RunsAlone))]
public class MemoryTests(ITestOutputHelper log)
{
    protected const long Megabyte = 1 << 20;
    private const int Readings = 17;

    private static readonly int[] s_first = [4, 5, 6];
    private static readonly int[] s_last = [14, 15, 16];

    private readonly MLContext _ml = new(seed: 1);

    // Each takes some 2.5 MB: if none were collected, that would be seen.
    protected virtual int Loads => 120;

    protected virtual int Turns => 1_360;

    protected virtual long Noise => Megabyte / 4;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Loads_stay_flat_disposed_or_dropped(bool disposes)
    {
        using MemoryStream file = new();
        using (var gan = Loadable())
            _ml.Model.Save(gan, TinyGan.Latents(_ml).Schema, file);
        long before = 0;
        long peak = 0;
        for (var i = 0; i < Loads; i++)
        {
            Load(file, disposes);
            if (i == Loads / 3)
                before = ProcessMemory.NativeAfterCollection();
            if (i % 20 == 0)
                peak = Math.Max(peak, ProcessMemory.Native());
        }

        var growth = ProcessMemory.NativeAfterCollection() - before;
        log.WriteLine($"file {file.Length / Megabyte} MB, growth {growth / 1024} KB, peak {(peak - before) / 1024} KB above");
        Assert.True(file.Length > Megabyte, "Loads that stayed must be seen.");
        // TorchSharp itself leaves some 100 bytes behind for every module that is made, disposed or not.
        Assert.InRange(growth, long.MinValue, 10 * Megabyte);
        // Nobody collects here but the collector itself.
        Assert.InRange(peak - before, long.MinValue, Loads * Megabyte);
    }

    [Fact]
    public void Predictions_stay_flat()
    {
        using GanTransformer gan = new(_ml, SmallPair.Create(), new GanColumns());
        using var engine =
            _ml.Model.CreatePredictionEngine<TinyGan.LatentRow, TinyGan.Generated>(gan, new PredictionEngineOptions { OwnsTransformer = false });
        var row = TinyGan.Rows(1)[0];
        List<long> memory = [];
        for (var i = 1; i <= Turns; i++)
        {
            engine.Predict(row);
            if (i % (Turns / Readings) == 0)
                Read(memory);
        }

        AssertFlat(memory);
    }

    [Fact]
    public void Steps_stay_flat()
    {
        List<long> memory = [];
        var options = StandardGanTrainerTests.Options(o =>
        {
            o.Networks = GanNetworks.Mlp([8], [8]);
            o.MaxIterations = Turns;
            o.BatchSize = 4;
            o.ProgressInterval = Turns / Readings;
            o.OnProgress = _ => Read(memory);
        });
        using var gan = _ml.Gan().Standard(options).Fit(ImageRows.View(_ml));
        AssertFlat(memory);
    }

    // Collecting a test process's heap takes long: only before readings that are looked at.
    private static void Read(List<long> memory) =>
        memory.Add(s_first.Concat(s_last).Contains(memory.Count) ? ProcessMemory.NativeAfterCollection() : ProcessMemory.Native());

    // The smallest tensor takes some 450 bytes in all: one left behind at each turn would be 0.3 MB between the first readings and the last of 1,360
    // turns. The least of a few readings, since the runtime's own compiler comes and goes.
    private void AssertFlat(List<long> memory)
    {
        log.WriteLine(string.Join(' ', memory.Select(bytes => bytes / 1024)) + " KB");
        Assert.Equal(Readings, memory.Count);
        Assert.InRange(s_last.Min(i => memory[i]) - s_first.Min(i => memory[i]), long.MinValue, Noise);
    }

    private GanTransformer Loadable()
    {
        var networks = SmallPair.Networks with { Image = new ImageShape(1, 32, 32), BaseChannels = 32 };
        using var weights = new TorchSharp.torch.Generator(1);
        var specification = SmallPair.Create(s => s).Specification with { Networks = networks };
        return new GanTransformer(_ml, new TrainedPair(specification, NetworkPairFactory.Create(networks, weights, CPU), CPU), new GanColumns());
    }

    private void Load(MemoryStream file, bool disposes)
    {
        file.Position = 0;
        var model = _ml.Model.Load(file, out _);
        Assert.NotNull(model);
        if (disposes)
            ((IDisposable)model).Dispose();
    }
}
