using System.Collections.Concurrent;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Model;

/// <summary>One model, engines on many threads: how web applications serve.</summary>
public sealed class PredictionEnginePoolTests : IDisposable
{
    private const int Threads = 8;
    private const int Predictions = 500;

    private readonly MLContext _ml = new(seed: 1);
    private readonly GanTransformer _gan;

    public PredictionEnginePoolTests() => _gan = new GanTransformer(_ml, SmallPair.Create(), new GanColumns());

    public void Dispose() => _gan.Dispose();

    [Fact]
    public void Eight_threads_predict_what_one_does()
    {
        var rows = TinyGan.Rows(Predictions);
        using var single = Engine();
        float[][] expected = [.. rows.Select(row => Values(single.Predict(row)))];
        ConcurrentBag<PredictionEngine<TinyGan.LatentRow, TinyGan.Generated>> pool = [];
        var actual = new float[Threads][][];

        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(t => new Thread(() => actual[t] = [.. rows.Select(row => Rent(pool, row))]))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.All(actual, values => Assert.Equal(expected, values));
        foreach (var engine in pool)
            engine.Dispose();
    }

    [Fact]
    public void An_engine_that_does_not_own_the_model_leaves_it_alive()
    {
        var row = TinyGan.Rows(1)[0];
        float[] before;
        using (var first = Engine())
            before = Values(first.Predict(row));

        using var second = Engine();
        Assert.Equal(before, Values(second.Predict(row)));
        Assert.Equal(SmallPair.LatentSize, _gan.LatentSize);
    }

    [Fact]
    public void An_engine_that_owns_the_model_takes_it_along()
    {
        _ml.Model.CreatePredictionEngine<TinyGan.LatentRow, TinyGan.Generated>(_gan).Dispose();

        Assert.Throws<ObjectDisposedException>(() => _gan.LatentSize);
    }

    private static float[] Values(TinyGan.Generated result) => [.. result.GeneratedImage, result.Score];

    private float[] Rent(ConcurrentBag<PredictionEngine<TinyGan.LatentRow, TinyGan.Generated>> pool, TinyGan.LatentRow row)
    {
        if (!pool.TryTake(out var engine))
            engine = Engine();

        var values = Values(engine.Predict(row));
        pool.Add(engine);
        return values;
    }

    private PredictionEngine<TinyGan.LatentRow, TinyGan.Generated> Engine() =>
        _ml.Model.CreatePredictionEngine<TinyGan.LatentRow, TinyGan.Generated>(_gan, new PredictionEngineOptions { OwnsTransformer = false });
}
