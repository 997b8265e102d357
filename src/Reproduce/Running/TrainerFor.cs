using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Running;

/// <summary>The trainer that options belong to.</summary>
internal static class TrainerFor
{
    public static IEstimator<GanTransformer> Options(MLContext ml, GanTrainerOptions options) => options switch
    {
        FastRobGanTrainer.Options own => ml.Gan().FastRobGan(own),
        RobGanTrainer.Options own => ml.Gan().RobGan(own),
        TemperedGanTrainer.Options own => ml.Gan().Tempered(own),
        AdvLatQualityTrainer.Options own => ml.Gan().AdvLatQuality(own),
        AdvLatDiversityTrainer.Options own => ml.Gan().AdvLatDiversity(own),
        WganGpTrainer.Options own => ml.Gan().WganGp(own),
        UnrolledGanTrainer.Options own => ml.Gan().Unrolled(own),
        ConsensusGanTrainer.Options own => ml.Gan().Consensus(own),
        LocallyStableGanTrainer.Options own => ml.Gan().LocallyStable(own),
        DraganTrainer.Options own => ml.Gan().Dragan(own),
        EnergyBasedGanTrainer.Options own => ml.Gan().EnergyBased(own),
        WassersteinGanTrainer.Options own => ml.Gan().Wasserstein(own),
        LeastSquaresGanTrainer.Options own => ml.Gan().LeastSquares(own),
        PrimalDualGanTrainer.Options own => ml.Gan().PrimalDual(own),
        ProgressiveGanTrainer.Options own => ml.Gan().Progressive(own),
        BiGanTrainer.Options own => ml.Gan().BiGan(own),
        AdversarialAutoencoderTrainer.Options own => ml.Gan().AdversarialAutoencoder(own),
        VariationalAutoencoderTrainer.Options own => ml.Gan().VariationalAutoencoder(own),
        InfoGanTrainer.Options own => ml.Gan().InfoGan(own),
        CatGanTrainer.Options own => ml.Gan().CatGan(own),
        StandardGanTrainer.Options own => ml.Gan().Standard(own),
        _ => throw new ArgumentOutOfRangeException(nameof(options), $"No trainer is known for {options.GetType()}."),
    };
}
