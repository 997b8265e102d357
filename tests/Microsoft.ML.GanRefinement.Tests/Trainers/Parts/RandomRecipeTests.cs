using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Parts;

/// <summary>Whatever is put together, each step moves its own player alone. A recipe by default, the fewest that have
/// every part at each commit, more and longer in SlowTests.</summary>
[Collection(nameof(Trains))]
public class RandomRecipeTests
{
    private const int Iterations = 8;

    private const int Seed = 2;

    private static readonly int[] s_others = [7, 10];

    public static TheoryData<int> Others => [.. s_others];

    [Fact]
    public void Trains_and_resumes_to_the_same_bits() => RandomRecipes.AssertTrainsAndResumesToTheSameBits(Seed, Iterations);

    [Theory]
    [MemberData(nameof(Others))]
    [Trait("Run", "EachCommit")]
    public void Others_train_and_resume_to_the_same_bits(int seed) => RandomRecipes.AssertTrainsAndResumesToTheSameBits(seed, Iterations);

    [Fact]
    public void Moves_every_parameter_of_the_players_that_have_a_learning_rate_and_no_other() =>
        RandomRecipes.AssertMovesThePlayersThatHaveALearningRate(Seed, Iterations);

    [Theory]
    [MemberData(nameof(Others))]
    [Trait("Run", "EachCommit")]
    public void Others_do(int seed) => RandomRecipes.AssertMovesThePlayersThatHaveALearningRate(seed, Iterations);

    [Fact]
    public void The_seeds_draw_every_part()
    {
        var drawn = s_others.Append(Seed).Select(seed => RandomRecipes.Draw(seed, Iterations)).ToList();
        Assert.Contains(drawn, o => o.Lens is not null && o.Objective.ToString().Contains("relativistic"));
        Assert.Contains(drawn, o => o.Lens is not null);
        Assert.Contains(drawn, o => o.Attack is not null);
        Assert.Contains(drawn, o => o.FreePerturbation is not null);
        Assert.Contains(drawn, o => o.LatentSearch is not null);
        Assert.Contains(drawn, o => o.CriticSteps > 1);
        Assert.Contains(drawn, o => o.ModeCollapsePenalty is not null);
        Assert.Contains(drawn, o => o.UpdateRule == GanUpdateRule.Simultaneous);
        Assert.Contains(drawn, o => o.Unrolling is not null);
        Assert.Contains(drawn, o => o.ConsensusWeight > 0);
        Assert.Contains(drawn, o => o.DiscriminatorLossTarget is not null);
        Assert.Contains(drawn, o => o.Replays > 1);
        Assert.Contains(drawn, o => o.GradientAccumulationSteps > 1 && o.FreePerturbation is not null);
        Assert.Contains(drawn, o => o.Networks.Template.LatentCategories > 0);
        Assert.Contains(drawn, o => o.Networks.Template.WeightNormalization);
        Assert.Contains(drawn, o => o.Networks.Template.GeneratorNormalization == GeneratorNormalization.VirtualBatch);
    }

    [Fact]
    public void The_seeds_of_the_long_form_draw_what_is_left()
    {
        var drawn = Enumerable.Range(1, 10).Select(seed => RandomRecipes.Draw(seed, Iterations)).ToList();
        var regularizers = drawn.SelectMany(o => o.Regularizers).Select(r => r.GetType()).Distinct().ToList();
        // Clipping moves a discriminator that has no learning rate, and is tried by itself.
        var all = typeof(GanRegularizer).GetNestedTypes(System.Reflection.BindingFlags.NonPublic)
            .Where(type => type.IsSubclassOf(typeof(GanRegularizer)) && !type.Name.Contains("Clipping"));
        Assert.Equal([], all.Except(regularizers).Select(type => type.Name));
        string[] objectives = ["featureMatching", "fGan", "primalDual", "relativistic", "hinge", "leastSquares", "nonSaturating"];
        Assert.Equal([], objectives.Where(kind => !drawn.Exists(o => o.Objective.ToString().Contains(kind, StringComparison.OrdinalIgnoreCase))));
        Assert.Contains(drawn, o => o.Networks.Template.EqualizedLearningRate);
    }
}
