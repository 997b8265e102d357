using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Tests.Trainers.Standard;
using Xunit.Abstractions;

namespace Microsoft.ML.GanRefinement.Tests.Lifetime;

/// <summary>The memory of the process, not a count of tensors, over loads, steps and predictions.</summary>
public sealed class MemoryTests(ITestOutputHelper log)
{
    private const long Megabyte = 1 << 20;

    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_thousand_loads_stay_flat_disposed_or_dropped(bool disposes)
    {
        // 1.9 MB of weights: a thousand that stayed would be 1.9 GB.
        using MemoryStream file = new();
        using (GanTransformer gan = Loadable())
            _ml.Model.Save(gan, TinyGan.Latents(_ml).Schema, file);
        long before = 0;
        long peak = 0;
        for (int i = 0; i < 1_000; i++)
        {
            Load(file, disposes);
            if (i == 99)
                before = ProcessMemory.NativeAfterCollection();
            if (i % 20 == 0)
                peak = Math.Max(peak, ProcessMemory.Native());
        }

        long growth = ProcessMemory.NativeAfterCollection() - before;
        log.WriteLine($"file {file.Length / Megabyte} MB, growth {growth / 1024} KB, peak {(peak - before) / 1024} KB above");
        Assert.InRange(growth, long.MinValue, 60 * Megabyte);
        // Nobody collects here but the collector itself.
        Assert.InRange(peak - before, long.MinValue, 300 * Megabyte);
    }

    [Fact]
    public void Ten_thousand_predictions_stay_flat()
    {
        using GanTransformer gan = new(_ml, SmallPair.Create(), new GanColumns());
        using PredictionEngine<TinyGan.LatentRow, TinyGan.Generated> engine =
            _ml.Model.CreatePredictionEngine<TinyGan.LatentRow, TinyGan.Generated>(gan, new PredictionEngineOptions { OwnsTransformer = false });
        TinyGan.LatentRow row = TinyGan.Rows(1)[0];
        AssertFlat(2_000, 10_000, count =>
        {
            for (int i = 0; i < count; i++)
                engine.Predict(row);
        });
    }

    [Fact]
    public void Ten_thousand_steps_stay_flat()
    {
        long[] memory = new long[2];
        StandardGanTrainer.Options options = StandardGanTrainerTests.Options(o =>
        {
            o.Networks = GanNetworks.Mlp([8], [8]);
            o.MaxIterations = 12_000;
            o.BatchSize = 4;
            o.ProgressInterval = 1_000;
            o.OnProgress = progress =>
            {
                if (progress.Iteration is 2_000 or 12_000)
                    memory[progress.Iteration / 12_000] = ProcessMemory.NativeAfterCollection();
            };
        });
        using GanTransformer gan = _ml.Gan().Standard(options).Fit(ImageRows.View(_ml));
        AssertFlat(memory[0], memory[1]);
    }

    private void AssertFlat(int warmUp, int count, Action<int> work)
    {
        work(warmUp);
        long before = ProcessMemory.NativeAfterCollection();
        work(count);
        AssertFlat(before, ProcessMemory.NativeAfterCollection());
    }

    // The smallest tensor takes some 500 bytes in all: one left behind at each of 10,000 turns would be 5 MB.
    private void AssertFlat(long before, long after)
    {
        log.WriteLine($"from {before / 1024} KB to {after / 1024} KB: {(after - before) / 1024} KB");
        Assert.NotEqual(0, before);
        Assert.InRange(after - before, long.MinValue, 3 * Megabyte);
    }

    private GanTransformer Loadable()
    {
        NetworkPairSpecification networks = SmallPair.Networks with { BaseChannels = 32 };
        using TorchSharp.torch.Generator weights = new(1);
        return new GanTransformer(
            _ml, new TrainedPair(SmallPair.Create(s => s).Specification with { Networks = networks }, NetworkPairFactory.Create(networks, weights, TorchSharp.torch.CPU), TorchSharp.torch.CPU), new GanColumns());
    }

    private void Load(MemoryStream file, bool disposes)
    {
        file.Position = 0;
        ITransformer model = _ml.Model.Load(file, out _);
        Assert.NotNull(model);
        if (disposes)
            ((IDisposable)model).Dispose();
    }
}
