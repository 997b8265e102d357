using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

public sealed partial class FastRobGanTrainer
{
    /// <summary>Settings of a <see cref="FastRobGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no
    /// effect.</summary>
    public sealed class Options
    {
        /// <summary>Name of the key-typed column with the class of each image, for training and in the trained transformer.</summary>
        /// <value>The default value is "Label".</value>
        public string LabelColumnName { get; set; } = ColumnNames.Label;

        /// <summary>Name of the column with the images: <c>Vector&lt;Single&gt;</c> in [−1,1] or <c>Vector&lt;Byte&gt;</c>, dimensions
        /// channels, height, width; or <c>MLImage</c> of known size.</summary>
        /// <value>The default value is "Image".</value>
        public string ImageColumnName { get; set; } = ColumnNames.Image;

        /// <summary>Name of the latent column that the trained transformer reads.</summary>
        /// <value>The default value is "Latent".</value>
        public string LatentColumnName { get; set; } = ColumnNames.Latent;

        /// <summary>Name of the image column that the trained transformer adds.</summary>
        /// <value>The default value is "GeneratedImage".</value>
        public string GeneratedImageColumnName { get; set; } = ColumnNames.GeneratedImage;

        /// <summary>Name of the score column that the trained transformer adds.</summary>
        /// <value>The default value is "Score".</value>
        public string ScoreColumnName { get; set; } = ColumnNames.Score;

        /// <summary>Number of iterations, at least 1. One iteration takes one batch: <see cref="Replays"/> steps of the discriminator,
        /// then one of the generator.</summary>
        /// <value>The default value is 10,000; the paper trains 120,000 to 240,000.</value>
        public int MaxIterations { get; set; } = Defaults.MaxIterations;

        /// <summary>Images in a batch, at least 2 and at most as many as the data has.</summary>
        /// <value>The default value is 64.</value>
        public int BatchSize { get; set; } = Defaults.BatchSize;

        /// <summary>Values in a latent, at least 1.</summary>
        /// <value>The default value is 128.</value>
        public int LatentSize { get; set; } = Defaults.LatentSize;

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

        /// <summary>Seed of the run's random numbers. On a processor the same seed and number of threads give the same weights, bit for bit.</summary>
        /// <value>The default value is null: drawn from the <see cref="MLContext"/>, whose seed then decides.</value>
        public int? Seed { get; set; }

        /// <summary>How many iterations lie between two reports to the log and to <see cref="OnProgress"/>, at least 1.</summary>
        /// <value>The default value is 50.</value>
        public int ProgressInterval { get; set; } = Defaults.ProgressInterval;

        /// <summary>Called on the training thread every <see cref="ProgressInterval"/> iterations and after the last one.</summary>
        /// <value>The default value is null.</value>
        [JsonIgnore]
        public Action<GanTrainingProgress>? OnProgress { get; set; }

        /// <summary>
        /// Directory for checkpoints, made if it is not there; each training needs one of its own. When it holds a checkpoint, Fit goes on
        /// from
        /// the newest one that is whole, to the same weights bit for bit as without interruption; options and data must be the same as
        /// then,
        /// except that <see cref="MaxIterations"/> may grow. Without a <see cref="Seed"/> the seed of the first run stays.
        /// </summary>
        /// <value>The default value is null: no checkpoints.</value>
        [JsonIgnore]
        public string? CheckpointDirectory { get; set; }

        /// <summary>How many iterations lie between two checkpoints, at least 1. The last iteration has one in any case.</summary>
        /// <value>The default value is 500.</value>
        [JsonIgnore]
        public int CheckpointInterval { get; set; } = Defaults.CheckpointInterval;

        /// <summary>How many checkpoints stay in the directory, at least 1; older ones are deleted.</summary>
        /// <value>The default value is 2.</value>
        [JsonIgnore]
        public int CheckpointsToKeep { get; set; } = Defaults.CheckpointsToKeep;

        /// <summary>
        /// What Fit does when <see cref="CancellationToken"/> is cancelled: throw, or return the networks of the last completed iteration.
        /// </summary>
        /// <value>The default value is <see cref="CancellationBehavior.Throw"/>.</value>
        [JsonIgnore]
        public CancellationBehavior CancellationBehavior { get; set; }

        /// <summary>
        /// Ends Fit early, as <see cref="CancellationBehavior"/> says: with an <see cref="OperationCanceledException"/> within one step
        /// unless
        /// that is changed.
        /// </summary>
        /// <value>The default value is <see cref="CancellationToken.None"/>.</value>
        [JsonIgnore]
        public CancellationToken CancellationToken { get; set; }

        internal Options Copy() => (Options)MemberwiseClone();
    }
}
