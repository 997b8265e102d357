namespace Microsoft.ML.GanRefinement;

public sealed partial class FastRobGanTrainer
{
    /// <summary>Settings of a <see cref="FastRobGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no
    /// effect. One iteration takes one batch: <see cref="Replays"/> steps of the discriminator, then one of the generator. The paper trains
    /// 120,000 to 240,000.</summary>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>Name of the key-typed column with the class of each image, for training and in the trained transformer.</summary>
        /// <value>The default value is "Label".</value>
        public string LabelColumnName { get; set; } = ColumnNames.Label;

        /// <summary>Channels of the networks' layers nearest to the image, at least 1; every halving of the resolution doubles
        /// them.</summary>
        /// <value>The default value is 64; 16 trains quickly on small grey images.</value>
        public int BaseChannels { get; set; } = Defaults.BaseChannels;

        /// <summary>M: how often each batch is replayed, at least 1. Every replay is one step of the discriminator and one of the
        /// perturbation.</summary>
        /// <value>The default value is 2.</value>
        public int Replays { get; set; } = Defaults.Replays;

        /// <summary>ε: largest change of a pixel by the adversarial perturbation, in units of the data range [−1,1], from 0 to 1. At 0
        /// there is no perturbation.</summary>
        /// <value>The default value is 0.02 (CIFAR in the paper; 0.03 for ImageNet-143).</value>
        public double PerturbationBound { get; set; } = Defaults.PerturbationBound;

        /// <summary>τ: how far the perturbation moves after each backward pass, from 0 to 1. At 0 there is no perturbation.</summary>
        /// <value>The default value is 0.02.</value>
        public double PerturbationStep { get; set; } = Defaults.PerturbationStep;

        /// <summary>α: weight of the classification of generated images in the generator's loss, from 0.</summary>
        /// <value>The default value is 1 (CIFAR-10 in the paper; 0.2 for CIFAR-100).</value>
        public double ClassificationWeight { get; set; } = Defaults.ClassificationWeight;

        /// <summary>Weight of KL(class probabilities of fakes ‖ uniform) in the discriminator's loss, from 0; 0 leaves the term
        /// out.</summary>
        /// <value>The default value is 1.</value>
        public double UniformClassWeight { get; set; } = Defaults.UniformClassWeight;

        /// <summary>lr₀: learning rate of both networks in the first iteration, above 0.</summary>
        /// <value>The default value is 0.0002.</value>
        public double LearningRate { get; set; } = Defaults.LearningRate;

        /// <summary>B: factor on the learning rate in every <see cref="LearningRateDecayInterval"/> iterations, lr(i) = lr₀·B^(i/I), above
        /// 0 and at most 1; 1 keeps it constant.</summary>
        /// <value>The default value is 0.5.</value>
        public double LearningRateDecay { get; set; } = Defaults.LearningRateDecay;

        /// <summary>I: iterations in which the learning rate falls by <see cref="LearningRateDecay"/>, at least 1.</summary>
        /// <value>The default value is 80,000 (CIFAR in the paper; 30,000 for ImageNet-143).</value>
        public int LearningRateDecayInterval { get; set; } = Defaults.LearningRateDecayInterval;

        /// <summary>β₁ of Adam, from 0, below 1.</summary>
        /// <value>The default value is 0.</value>
        public double Beta1 { get; set; } = Defaults.Beta1;

        /// <summary>β₂ of Adam, from 0, below 1.</summary>
        /// <value>The default value is 0.9.</value>
        public double Beta2 { get; set; } = Defaults.Beta2;

        internal Options Copy() => (Options)Clone();
    }
}
