using Microsoft.ML.GanRefinement.Trainers;

namespace Microsoft.ML.GanRefinement;

// The parts that a method is put together from.
public abstract partial class GanTrainerOptions
{
    /// <summary>Name of the key-typed column with the class of each image, for a conditional network; null for an unconditional one.</summary>
    /// <remarks>ML.NET counts keys from 1, and 0 is missing. But a class's member with <c>[KeyType(classes)]</c> counts from 0 when rows are read from objects,
    /// and from 1 when they are written to objects.</remarks>
    /// <value>The default value is null.</value>
    [IgnoredOnResume]
    public string? LabelColumnName { get; set; }

    /// <summary>The architecture of both networks, and how classes reach them.</summary>
    /// <value>The default value is <see cref="GanNetworks.Dcgan"/> with 64 base channels.</value>
    public GanNetworks Networks { get; set; } = GanNetworks.Dcgan();

    /// <summary>The adversarial losses.</summary>
    /// <value>The default value is <see cref="GanObjective.NonSaturating"/>.</value>
    public GanObjective Objective { get; set; } = GanObjective.NonSaturating();

    /// <summary>Penalties and constraints in addition to the adversarial losses.</summary>
    /// <value>The default value is empty.</value>
    public IReadOnlyList<GanRegularizer> Regularizers { get; set; } = [];

    /// <summary>What is done to real and generated images before the discriminator sees them in training.</summary>
    /// <value>The default value is empty.</value>
    public IReadOnlyList<GanInputTransform> InputTransforms { get; set; } = [];

    /// <summary>Penalties on a score that changes with what means nothing; null for none.</summary>
    /// <value>The default value is null.</value>
    public GanConsistency? Consistency { get; set; }

    /// <summary>α: weight of the class term in the generator's loss, at least 0: an auxiliary classifier's or a normalised one's. Only for networks
    /// that have one.</summary>
    /// <value>The default value is 1; WGAN-GP takes 0.1.</value>
    public double GeneratorClassificationWeight { get; set; } = 1;

    /// <summary>β: weight of the class term in the discriminator's loss, above 0. Only for networks that have one.</summary>
    /// <value>The default value is 1.</value>
    public double DiscriminatorClassificationWeight { get; set; } = 1;

    /// <summary>Whether the discriminator learns to classify generated images too, as in AC-GAN's own loss (Odena et al. 2017).</summary>
    /// <value>The default value is false.</value>
    public bool ClassifiesFakes { get; set; }

    /// <summary>τ of a <see cref="ClassConditioning.NormalizedClassifier"/>'s cross entropy, above 0: the smaller it is, the more the hardest pairs of samples
    /// count. Only for networks that have one.</summary>
    /// <value>The default value is 0.5, ReACGAN's for CIFAR-10.</value>
    public double ClassificationTemperature { get; set; } = 0.5;

    /// <summary>m of a <see cref="ClassConditioning.NormalizedClassifier"/>'s cross entropy, above 0 and at most 1: a sample whose product with its class's
    /// vector is at least m is not pulled nearer, and samples of two classes whose product is at most 1 − m are not pushed further apart. Only for networks
    /// that have one.</summary>
    /// <value>The default value is 0.98.</value>
    public double ClassificationMargin { get; set; } = 0.98;

    /// <summary>n_critic: batches that the discriminator steps on in each iteration, at least 1.</summary>
    /// <value>The default value is 1; WGAN takes 5.</value>
    public int CriticSteps { get; set; } = 1;

    /// <summary>The discriminator steps on further batches while its loss was above this in its last step, penalties included: it is trained until it is good
    /// enough to learn from. Null for a fixed number of steps.</summary>
    /// <value>The default value is null.</value>
    public double? DiscriminatorLossTarget { get; set; }

    /// <summary>With a <see cref="DiscriminatorLossTarget"/>, the most batches that the discriminator steps on in an iteration, at least 1;
    /// <see cref="CriticSteps"/> is the fewest.</summary>
    /// <value>The default value is 20.</value>
    public int MaxCriticSteps { get; set; } = 20;

    /// <summary>How often each batch is replayed, at least 1: every replay is one step of the discriminator.</summary>
    /// <value>The default value is 1.</value>
    public int Replays { get; set; } = 1;

    /// <summary>Batches whose gradients are averaged for one step, at least 1: the effect of a larger batch in the memory of a small one. They count as one
    /// step for all that follows steps: schedules, intervals, averages, the lens, a <see cref="GanFreePerturbation"/>, a
    /// <see cref="GanLatentSearch"/>.</summary>
    /// <remarks>Two things see each batch for itself: batch normalisation, and spectral normalisation, whose estimate of a layer's largest singular value gets
    /// better with each forward pass.</remarks>
    /// <value>The default value is 1.</value>
    public int GradientAccumulationSteps { get; set; } = 1;

    /// <summary>Whether the generator steps on latents of its own, as in all algorithms of the papers, or on those of the discriminator's last
    /// step, which is faster.</summary>
    /// <value>The default value is <see cref="GeneratorLatents.Shared"/>; trainers named after a paper take <see cref="GeneratorLatents.Fresh"/>, but for
    /// those whose papers differentiate one value of both players, at one batch: unrolled, consensus and locally stable ones.</value>
    public GeneratorLatents GeneratorLatents { get; set; }

    /// <summary>Whether the players step one after the other or at the same time.</summary>
    /// <value>The default value is <see cref="GanUpdateRule.Alternating"/>.</value>
    public GanUpdateRule UpdateRule { get; set; }

    /// <summary>A look-ahead at the discriminator's next steps, through which the generator's gradient goes; null for none.</summary>
    /// <value>The default value is null.</value>
    public GanUnrolling? Unrolling { get; set; }

    /// <summary>γ of consensus optimisation, at least 0: both players also go down γ·½‖v‖², v being the gradient of each player's own loss by its own weights
    /// (Mescheder et al. 2017, equation 12). Losses are the objective's, without penalties. It needs <see cref="GanUpdateRule.Simultaneous"/>
    /// updates.</summary>
    /// <value>The default value is 0; the paper takes 0.1 to 10.</value>
    public double ConsensusWeight { get; set; }

    /// <summary>How gradients become steps.</summary>
    /// <value>The default value is <see cref="GanOptimizer.Adam"/>.</value>
    public GanOptimizer Optimizer { get; set; }

    /// <summary>The generator's learning rate, above 0.</summary>
    /// <value>The default value is 0.0002.</value>
    public double GeneratorLearningRate { get; set; } = 2e-4;

    /// <summary>The discriminator's learning rate, above 0: a different one from the generator's gives two time scales (Heusel et al. 2017).</summary>
    /// <value>The default value is 0.0002.</value>
    public double DiscriminatorLearningRate { get; set; } = 2e-4;

    /// <summary>How both learning rates change.</summary>
    /// <value>The default value is <see cref="LearningRateSchedule.Constant"/>.</value>
    public LearningRateSchedule LearningRateSchedule { get; set; } = LearningRateSchedule.Constant();

    /// <summary>β₁ of Adam, momentum of RMSProp and SGD, at least 0 and below 1.</summary>
    /// <value>The default value is null: 0.5 for Adam, otherwise 0.</value>
    public double? Beta1 { get; set; }

    /// <summary>β₂ of Adam, decay of RMSProp's mean square, at least 0 and below 1.</summary>
    /// <value>The default value is null: 0.999 for Adam, otherwise 0.99.</value>
    public double? Beta2 { get; set; }

    /// <summary>The largest norm of a player's gradient (L2 over all its weights), above 0; a longer gradient is scaled down to it. Null for no
    /// limit.</summary>
    /// <value>The default value is null.</value>
    public double? GradientClipNorm { get; set; }

    /// <summary>ν: the final share of a batch's generated images, those with the highest scores, that the generator learns from; above 0 and at most 1. The
    /// share falls from 1 over <see cref="TopKIterations"/> (Sinha et al. 2020).</summary>
    /// <value>The default value is 1: all of them. The paper takes 0.5.</value>
    public double TopKFraction { get; set; } = 1;

    /// <summary>Iterations in which the share of images that the generator learns from falls to <see cref="TopKFraction"/>, at least 1.</summary>
    /// <value>The default value is 1,000.</value>
    public int TopKIterations { get; set; } = 1_000;

    /// <summary>β of an exponential moving average of the generator's weights, at least 0 and below 1 (Yazıcı et al. 2019). The trained transformer gets the
    /// average. Its batch norms' running statistics are computed anew on 64 batches of latents whenever it is used ("standing statistics", Brock et al. 2019).
    /// 0 for none.</summary>
    /// <value>The default value is 0; 0.999 is usual.</value>
    public double GeneratorEmaDecay { get; set; }

    /// <summary>The longest half-life of the <see cref="GeneratorEmaDecay"/> average, as a share of the iterations so far, above 0 (Karras et al. 2020). It
    /// lets a short run forget its first weights. Null for β from the start.</summary>
    /// <value>The default value is 0.05.</value>
    public double? GeneratorEmaRampUp { get; set; } = 0.05;

    /// <summary>When the networks grow, for <see cref="GanNetworks.Progressive"/> ones; null to train them at full size.</summary>
    /// <value>The default value is null.</value>
    public GanGrowing? Growing { get; set; }

    /// <summary>A lens in front of the discriminator for real images, annealed to the identity; null for none.</summary>
    /// <value>The default value is null.</value>
    public GanLens? Lens { get; set; }

    /// <summary>An attack on the images before each step of the discriminator; null for none.</summary>
    /// <value>The default value is null.</value>
    public GanPgdAttack? Attack { get; set; }

    /// <summary>An adversarial perturbation of the real images that costs no pass of its own; null for none.</summary>
    /// <value>The default value is null.</value>
    public GanFreePerturbation? FreePerturbation { get; set; }

    /// <summary>A search for latents on which the discriminator steps; null for none.</summary>
    /// <value>The default value is null.</value>
    public GanLatentSearch? LatentSearch { get; set; }

    /// <summary>A search for pairs of latents whose images collapse, which the generator then drives apart; null for none.</summary>
    /// <value>The default value is null.</value>
    public GanModeCollapsePenalty? ModeCollapsePenalty { get; set; }

    /// <summary>What moves latents in the trained transformer before it generates, which turns a method into its "+" variant; null for none. It is not used in
    /// training, nor for <see cref="OnSamples"/>.</summary>
    /// <value>The default value is null.</value>
    /// <seealso cref="GanLatentRefiner.Sequence"/>
    [IgnoredOnResume]
    public GanLatentRefiner? LatentRefinement { get; set; }
}
