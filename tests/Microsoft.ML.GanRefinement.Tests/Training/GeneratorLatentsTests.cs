namespace Microsoft.ML.GanRefinement.Tests.Training;

/// <summary>Whether the generator steps on latents of its own.</summary>
public class GeneratorLatentsTests
{
    [Fact]
    public void All_trainers_draw_fresh_ones_but_Standard_and_those_that_differentiate_one_value_of_both_players()
    {
        var sharing = typeof(GanTrainerOptions).Assembly.GetExportedTypes()
            .Where(type => type.IsAssignableTo(typeof(GanTrainerOptions)) && !type.IsAbstract)
            .Where(type => ((GanTrainerOptions)Activator.CreateInstance(type)!).GeneratorLatents == GeneratorLatents.Shared)
            .Select(type => type.DeclaringType).ToHashSet();
        Assert.Equal([typeof(StandardGanTrainer), typeof(UnrolledGanTrainer), typeof(ConsensusGanTrainer), typeof(LocallyStableGanTrainer)], sharing);
    }
}
