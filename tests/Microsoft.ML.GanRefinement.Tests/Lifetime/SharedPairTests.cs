using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Refinement;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Lifetime;

/// <summary>What several hold, an engine and its model, a coach and its generator, when one of them goes.</summary>
[Collection(nameof(Trains))]
public class SharedPairTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly List<TinyGan.LatentRow> _rows = TinyGan.Rows(20);

    protected virtual int Rounds => 6;

    [Fact]
    public void Eight_engines_of_a_model_that_is_disposed_end_with_a_result_or_an_error_of_their_own()
    {
        for (var round = 0; round < Rounds; round++)
        {
            GanTransformer gan = new(_ml, SmallPair.Create(), new GanColumns());
            Crowd crowd = new([.. Enumerable.Range(0, 8).Select(_ => Predict(Engine(gan, ownsTransformer: false)))]);
            gan.Dispose();
            crowd.Disperse();
        }
    }

    [Fact]
    public void An_engine_disposed_while_it_predicts_takes_its_model_along()
    {
        for (var round = 0; round < Rounds; round++)
        {
            GanTransformer gan = new(_ml, SmallPair.Create(), new GanColumns());
            var engine = Engine(gan, ownsTransformer: true);
            Crowd crowd = new(Predict(engine), () => TinyGan.Read(_ml, gan.Transform(Latents())));
            engine.Dispose();
            crowd.Disperse();
            engine.Dispose();
            Assert.Throws<ObjectDisposedException>(() => gan.LatentSize);
        }
    }

    [Fact]
    public void A_coach_and_its_generator_disposed_by_two_threads_at_once_free_their_networks_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var pair = SmallPair.Create();
            GanTransformer gan = new(_ml, pair, new GanColumns());
            LatentRefinementTransformer coach = new(_ml, pair, GanLatentRefiner.Coach(2, 0.1f, LatentOptimizer.Adam),
                new RefinementColumns("Latent", "Latent", "Label"));
            var chain = coach.Append(gan);
            Crowd crowd = new([.. Enumerable.Repeat<Action>(() => TinyGan.Read(_ml, chain.Transform(Latents())), 4)]);
            Parallel.Invoke(gan.Dispose, coach.Dispose, gan.Dispose, coach.Dispose);
            crowd.Disperse();
            Assert.Throws<ObjectDisposedException>(() => pair.Use().Dispose());
            Assert.Throws<ObjectDisposedException>(pair.Fingerprint);
        }
    }

    [Fact]
    public void A_view_made_before_is_read_as_long_as_a_coach_keeps_the_networks()
    {
        var pair = SmallPair.Create();
        GanTransformer gan = new(_ml, pair, new GanColumns());
        using (var coach = _ml.Gan().CoachLatent(gan, iterations: 1).Fit(Latents()))
        {
            var view = gan.Transform(Latents());
            var before = TinyGan.Pixels(_ml, view);
            gan.Dispose();
            Assert.Equal(before, TinyGan.Pixels(_ml, view));
            Assert.Throws<ObjectDisposedException>(() => gan.Transform(Latents()));
        }

        Assert.Throws<ObjectDisposedException>(() => pair.Use().Dispose());
    }

    private IDataView Latents() => _ml.Data.LoadFromEnumerable(_rows);

    private Action Predict(PredictionEngine<TinyGan.LatentRow, TinyGan.Generated> engine) =>
        () => Assert.Equal(64, engine.Predict(_rows[0]).GeneratedImage.Length);

    private PredictionEngine<TinyGan.LatentRow, TinyGan.Generated> Engine(GanTransformer gan, bool ownsTransformer) =>
        _ml.Model.CreatePredictionEngine<TinyGan.LatentRow, TinyGan.Generated>(gan, new PredictionEngineOptions { OwnsTransformer = ownsTransformer });
}
