
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Training.Checkpoints;

namespace Microsoft.ML.GanRefinement.Tests.Training.Checkpoints;

public class TrainingIdentityTests
{
    private static readonly TrainingIdentity s_saved = TrainingIdentity.FromJson(CheckpointSamples.Identity.ToJson());

    private static TException Refused<TException>(TrainingIdentity now)
        where TException : Exception
    {
        var error = Assert.Throws<TException>(() => Require(now, "here/checkpoint-000000004.gan"));
        Assert.Contains("here/checkpoint-000000004.gan", error.Message);
        Assert.Contains("CheckpointDirectory", error.Message);
        return error;
    }

    [Theory]
    [InlineData(7)]
    [InlineData(null)]
    public void Is_the_same_with_the_same_seed_or_any(int? seed) =>
        Require(CheckpointSamples.Identity with { Seed = seed }, "");

    [Fact]
    public void Names_every_option_that_differs_with_both_values()
    {
        var now = CheckpointSamples.Of("""{ "BatchSize": 16, "Momentum": null }""", seed: 8);
        var message = Refused<ArgumentException>(now with { Data = CheckpointSamples.Data with { Count = 44 } }).Message;
        Assert.Contains(
            "Seed was 7 and is 8; BatchSize was 8 and is 16; LearningRate was 0.001 and no longer applies; Momentum did not apply and is null. Go", message);
    }

    [Fact]
    public void Compares_only_the_options_that_are_known_before_data_are_read()
    {
        var known = CheckpointSamples.Of("""{ "LearningRate": 0.001 }""").Options;
        s_saved.RequireSameOptions(known, null, "", all: false);
        Assert.Throws<ArgumentException>(() => s_saved.RequireSameOptions(known, null, "", all: true));
    }

    private static void Require(TrainingIdentity now, string path)
    {
        s_saved.RequireSameOptions(now.Options, now.Seed, path, all: true);
        s_saved.RequireSameData(now.Data, path);
    }

    [Fact]
    public void Names_what_differs_in_the_data()
    {
        var other = new DataFingerprint(44, new ImageShape(3, 8, 8), 2, "cd");
        Assert.Contains(
            "the data's row count was 48 and is 44; the images' shape was 1×8×8 and is 3×8×8; the class count was 3 and is 2.",
            Refused<InvalidOperationException>(CheckpointSamples.Identity with { Data = other }).Message);
        var content = CheckpointSamples.Data with { Content = "cd" };
        Assert.Contains(
            "SHA-256 was ab and is cd", Refused<InvalidOperationException>(CheckpointSamples.Identity with { Data = content }).Message);
    }

    [Fact]
    public void Names_classes_that_have_another_name()
    {
        var saved = CheckpointSamples.Identity with { Data = CheckpointSamples.Data with { ClassNames = """["cat","dog","bird"]""" } };
        var now = CheckpointSamples.Identity with { Data = CheckpointSamples.Data with { ClassNames = """["cat","bird","dog"]""" } };
        var error = Assert.Throws<InvalidOperationException>(() => TrainingIdentity.FromJson(saved.ToJson()).RequireSameData(now.Data, "x"));
        Assert.Contains("2 of 3 classes have another name: key 2 was 'dog' and is 'bird', key 3 was 'bird' and is 'dog'. Go back", error.Message);
        // Checkpoints of before say nothing of names.
        s_saved.RequireSameData(now.Data, "x");
        Assert.DoesNotContain("ClassNames", s_saved.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{ "Options": {}, "Data": null, "Seed": 1 }""")]
    public void Is_read_from_its_own_text_alone(string json) => Assert.Throws<FormatException>(() => TrainingIdentity.FromJson(json));
}
