namespace Microsoft.ML.GanRefinement;

public sealed partial class FastRobGanTrainer
{
    /// <summary>The defaults, once for the options, the catalog's arguments and the tests.</summary>
    internal static class Defaults
    {
        public const int BaseChannels = 64;
        public const int Replays = 2;
        public const double PerturbationBound = 0.02;
        public const double PerturbationStep = 0.02;
        public const double ClassificationWeight = 1;
        public const double UniformClassWeight = 1;
        public const double LearningRate = 2e-4;
        public const double LearningRateDecay = 0.5;
        public const int LearningRateDecayInterval = 80_000;
        public const double Beta1 = 0;
        public const double Beta2 = 0.9;
    }
}
