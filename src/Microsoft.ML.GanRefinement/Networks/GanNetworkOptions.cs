namespace Microsoft.ML.GanRefinement;

/// <summary>Settings for networks of any architecture. Copied by <see cref="GanNetworks"/>; changing it later has no effect.</summary>
public sealed class GanNetworkOptions
{
    /// <summary>The discriminator's base channels, at least 1, where they are not the generator's. A multi-layer perceptron has widths of its own for each
    /// network.</summary>
    /// <value>The default value is null: as many as the generator's.</value>
    public int? DiscriminatorBaseChannels { get; set; }

    /// <summary>Normalisation between the discriminator's layers.</summary>
    /// <value>The default value is null: the architecture's own, batch for <see cref="GanNetworks.ClassicDcgan"/> and none otherwise.</value>
    public DiscriminatorNormalization? Normalization { get; set; }

    /// <summary>Normalisation between the generator's layers.</summary>
    /// <value>The default value is null: the architecture's own, <see cref="GeneratorNormalization.Batch"/> for all with maps. A multi-layer perceptron has
    /// none and takes no other.</value>
    public GeneratorNormalization? GeneratorNormalization { get; set; }

    /// <summary>Whether every weight matrix of the discriminator is divided by its largest singular value, estimated by one power iteration
    /// in each forward pass of the training (Miyato et al. 2018, algorithm 1).</summary>
    /// <value>The default value is null: the architecture's own, true for <see cref="GanNetworks.SnganCnn"/> and <see cref="GanNetworks.ResNet"/>.</value>
    public bool? SpectralNormalization { get; set; }

    /// <summary>Whether the generator's weight matrices are divided by their largest singular values too, as in SAGAN (Zhang et al. 2019, section
    /// 3.1).</summary>
    /// <value>The default value is false.</value>
    public bool GeneratorSpectralNormalization { get; set; }

    /// <summary>Whether every weight matrix of both networks is g·v/‖v‖, with a length g for each output that is learnt apart from its direction v (Salimans
    /// and Kingma 2016). It takes the place of an architecture's own spectral normalisation.</summary>
    /// <value>The default value is false.</value>
    public bool WeightNormalization { get; set; }

    /// <summary>Whether the weights of both networks are drawn from N(0, 1) and multiplied by √(2/n) whenever they are used, n the inputs of a unit (Karras
    /// et al. 2018, section 4.1): with Adam all layers then learn at the same rate. <see cref="Initialization"/> has no effect on them. It takes the place
    /// of an architecture's own spectral normalisation.</summary>
    /// <value>The default value is null: the architecture's own, true for <see cref="GanNetworks.Progressive"/>.</value>
    public bool? EqualizedLearningRate { get; set; }

    /// <summary>Samples in the reference batch of <see cref="GanRefinement.GeneratorNormalization.VirtualBatch"/>, at least 1.</summary>
    /// <value>The default value is 64.</value>
    public int ReferenceBatchSize { get; set; } = 64;

    /// <summary>How the generator doubles its maps.</summary>
    /// <value>The default value is <see cref="GanUpsampling.Nearest"/>. Only <see cref="GanNetworks.ResNet"/> and <see cref="GanNetworks.RobGanResNet"/> take
    /// another; the others double by transposed convolutions.</value>
    public GanUpsampling Upsampling { get; set; }

    /// <summary>The height of the maps after which both networks have a self-attention block (Zhang et al. 2019), or 0 for none. It must be one that both
    /// networks have between their layers: half or a quarter of the image's height, for example. It starts as the identity.</summary>
    /// <value>The default value is 0.</value>
    public int SelfAttentionResolution { get; set; }

    /// <summary>How the classes reach the networks where the training data are labelled.</summary>
    /// <value>The default value is <see cref="ClassConditioning.AuxiliaryClassifier"/>.</value>
    public ClassConditioning Conditioning { get; set; }

    /// <summary>Length of the unit vectors of a <see cref="ClassConditioning.NormalizedClassifier"/>, at least 1.</summary>
    /// <value>The default value is 512, as in ReACGAN's official code.</value>
    public int ClassEmbeddingSize { get; set; } = 512;

    /// <summary>The distribution of the first weights.</summary>
    /// <value>The default value is null: the architecture's own, normal for <see cref="GanNetworks.ClassicDcgan"/> and <see cref="GanNetworks.SnganCnn"/>,
    /// Xavier for <see cref="GanNetworks.ResNet"/> and <see cref="GanNetworks.RobGanResNet"/>, and fan-in otherwise.</value>
    public WeightInitialization? Initialization { get; set; }

    /// <summary>Factor on the first weights, above 0.</summary>
    /// <value>The default value is 1.</value>
    public double InitializationGain { get; set; } = 1;

    /// <summary>Makes the discriminator an autoencoder, as EBGAN and BEGAN need it (Zhao et al. 2017): the score is minus the mean squared error of the
    /// reconstruction, so that larger is still more real. Its code has the size of the latent. Classes can then only be concatenated.</summary>
    /// <value>The default value is false.</value>
    public bool AutoencoderDiscriminator { get; set; }

    /// <summary>Whether the networks map samples back to latents, and how. Networks with an encoder are unconditional.</summary>
    /// <value>The default value is <see cref="GanEncoder.None"/>.</value>
    public GanEncoder Encoder { get; set; }

    /// <summary>How many of the latent's first values the discriminator has a head for, at least 0 and at most as many as the latent has: the continuous code
    /// of an InfoGAN (Chen et al. 2016), which <see cref="GanRegularizer.MutualInformation"/> trains. With <see cref="LatentCategories"/> the values behind
    /// theirs.</summary>
    /// <value>The default value is 0.</value>
    public int LatentCodes { get; set; }

    /// <summary>K: categories of an InfoGAN, at least 2, or 0 for none. The generator sees which of the latent's first K values is the largest, as a one-hot
    /// vector, and the discriminator has a head that tells which it was, for <see cref="GanRegularizer.MutualInformation"/> to train. The values themselves
    /// are drawn as all others; each is the largest equally often.</summary>
    /// <remarks>Samples do not change with the K values but for their order, so that refiners leave the category as it is. The encoder gives the head's
    /// logits in their place, which choose the same category.</remarks>
    /// <value>The default value is 0; the paper takes 10 for MNIST.</value>
    public int LatentCategories { get; set; }

    /// <summary>Categories without names that the discriminator sorts samples into, for <see cref="GanObjective.Categorical"/>, at least 2, or 0 for none.
    /// Its score is then minus their entropy.</summary>
    /// <value>The default value is 0.</value>
    public int Categories { get; set; }

    /// <summary>Kernels of minibatch discrimination on the discriminator's features, 5 values each, or 0 for none (Salimans et al. 2016,
    /// section 3.2). The score of a sample then depends on its batch, in the trained transformer too.</summary>
    /// <value>The default value is 0; the paper takes 100.</value>
    public int MinibatchKernels { get; set; }

    /// <summary>Whether the standard deviation of the discriminator's features over the batch is one more feature (Karras et al. 2018,
    /// section 3). The score of a sample then depends on its batch, in the trained transformer too.</summary>
    /// <value>The default value is false.</value>
    public bool MinibatchDeviation { get; set; }
}
