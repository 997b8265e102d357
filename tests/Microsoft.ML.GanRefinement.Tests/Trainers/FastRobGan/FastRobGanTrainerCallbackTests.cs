
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.FastRobGan;

/// <summary>What a user sees while training goes on, and that looking changes nothing.</summary>
[Collection(nameof(Trains))]
public class FastRobGanTrainerCallbackTests
{
    [Fact]
    public void Progress_has_scores_gradient_norms_and_learning_rates()
    {
        var reports = new List<GanTrainingProgress>();
        TinyGan.Train(new MLContext(1),
            o => (o.ProgressInterval, o.OnProgress, o.LearningRateSchedule) = (1, reports.Add, LearningRateSchedule.Exponential(0.5, 3))).Dispose();
        Assert.All(reports, r => Assert.True(
            r.DiscriminatorGradientNorm > 0 && r.GeneratorGradientNorm > 0 && float.IsFinite(r.RealScore) && float.IsFinite(r.FakeScore) && r.Diversity > 0));
        Assert.Contains(reports, r => r.RealScore != r.FakeScore);
        Assert.Equal(1e-3, reports[0].DiscriminatorLearningRate);
        Assert.Equal(1e-3 * 0.5, reports[3].GeneratorLearningRate, 12);
    }

    [Fact]
    public void Samples_come_in_their_interval_and_at_the_end_always_of_the_same_latents()
    {
        var samples = new List<GanSamples>();
        TinyGan.Train(new MLContext(1), o => (o.MaxIterations, o.SampleInterval, o.SampleCount, o.OnSamples) = (5, 2, 7, samples.Add)).Dispose();
        Assert.Equal([2, 4, 5], samples.Select(s => s.Iteration));
        Assert.All(samples, s => Assert.Equal((7, 1, 8, 8), (s.Count, s.Channels, s.Height, s.Width)));
        Assert.NotEqual(samples[0][0].ToArray(), samples[2][0].ToArray());
        Assert.Equal(3, samples[0].ToImage().Width / 8);
    }

    [Fact]
    public void The_last_samples_are_what_the_trained_transformer_makes_of_those_latents()
    {
        var ml = new MLContext(1);
        GanSamples? last = null;
        using var gan = TinyGan.Train(ml, o => (o.Seed, o.SampleCount, o.OnSamples) = (5, 6, s => last = s));
        var latents = ml.Gan().SampleLatents(gan, 6, seed: 5);
        var images = TinyGan.Read(ml, gan.Transform(latents)).Select(r => r.GeneratedImage).ToList();
        for (var i = 0; i < 6; i++)
            Assert.Equal(images[i], last![i].ToArray().Select(v => Math.Clamp(v, -1, 1)));
    }

    [Fact]
    public void Samples_show_the_real_images_as_the_discriminator_sees_them()
    {
        var (changed, plain) = (new List<GanSamples>(), new List<GanSamples>());
        TinyGan.Train(new MLContext(1), o => o.OnSamples = changed.Add).Dispose();
        TinyGan.Train(new MLContext(1), o => (o.OnSamples, o.FreePerturbation) = (plain.Add, null)).Dispose();
        Assert.Equal((8, 8, 8), (changed[0].RealSeen!.Count, changed[0].RealSeen!.Height, changed[0].RealSeen!.Width));
        Assert.All(changed[0].RealSeen![0].ToArray(), v => Assert.InRange(v, -1, 1));
        Assert.Null(plain[0].RealSeen);
    }

    [Fact]
    public void Looking_changes_nothing()
    {
        using var blind = TinyGan.Train(new MLContext(1));
        using var watched = TinyGan.Train(new MLContext(1),
            o => (o.ProgressInterval, o.SampleInterval, o.OnProgress, o.OnSamples) = (1, 1, _ => { }, _ => { }));
        Assert.Equal(Weights.Bytes(blind.Pair.Networks.Generator), Weights.Bytes(watched.Pair.Networks.Generator));
        Assert.Equal(Weights.Bytes(blind.Pair.Networks.Discriminator), Weights.Bytes(watched.Pair.Networks.Discriminator));
    }

    [Fact]
    public void A_generator_that_makes_one_image_is_warned_of_in_callback_and_log()
    {
        // Batch norm of the latents' projection is all that tells samples apart; with tiny weights they hardly differ after a step of G.
        var (warnings, log) = (new List<string>(), new List<string>());
        var ml = new MLContext(1);
        ml.Log += (_, e) => { if (e.Kind == Runtime.ChannelMessageKind.Warning) log.Add(e.Message); };
        TinyGan.Train(ml, o =>
        {
            (o.MaxIterations, o.ProgressInterval, o.GeneratorLearningRate, o.OnProgress) = (60, 1, 0.5, p => warnings.AddRange(p.Warnings));
            (o.FreePerturbation, o.GeneratorClassificationWeight, o.DiscriminatorLearningRate) = (null, 0, 0.5);
            o.GeneratorLatents = GeneratorLatents.Shared;
        }).Dispose();
        Assert.Contains(warnings, m => m.Contains("Likely cause"));
        Assert.Equal(warnings.Count, log.Count(m => m.Contains("Likely cause")));
    }
}
