namespace GanRefinement.Reproduce.Lecture;

/// <summary>All demonstrations, in the order of the page.</summary>
internal static class DemonstrationList
{
    public static IReadOnlyList<Demonstration> All { get; } =
    [
        ParallelLines.Create(), TwoGaussians.Create(), ClippingAgainstPenalty.Create(), UnrolledRing.Create(), UnrolledCanvas.Create(),
        ConsensusRing.Create(), VectorField.Create(), RockPaperScissors.Create(), PointAgainstNeuron.Create(), NormalCurve.Create(),
        PoolingShifts.Create(), LocalLipschitz.Create(), StackedCollapse.Create(), LossAndQuality.Create(),
        CategoriesFound.Create(), BothDirections.Create(), ClassesAsked.Create(), PyramidAgainstDcgan.Create(), LensOverTime.Create(),
    ];
}
