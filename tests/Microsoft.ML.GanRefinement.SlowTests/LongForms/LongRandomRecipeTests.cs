using Microsoft.ML.GanRefinement.Tests.Trainers.Parts;

namespace Microsoft.ML.GanRefinement.SlowTests.LongForms;

/// <summary>Ten recipes put together at random.</summary>
public sealed class LongRandomRecipeTests
{
    private const int Iterations = 20;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Trains_and_resumes_to_the_same_bits(int seed) => RandomRecipes.AssertTrainsAndResumesToTheSameBits(seed, Iterations);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Moves_every_parameter_of_the_players_that_have_a_learning_rate_and_no_other(int seed) =>
        RandomRecipes.AssertMovesThePlayersThatHaveALearningRate(seed, Iterations);
}
