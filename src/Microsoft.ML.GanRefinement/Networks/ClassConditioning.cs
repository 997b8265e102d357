namespace Microsoft.ML.GanRefinement;

/// <summary>How the classes reach the networks of a conditional pair. Without labels in training, the pair is unconditional in any case.</summary>
public enum ClassConditioning
{
    /// <summary>The generator's batch norms have a gain and a bias per class; the discriminator has a second head that classifies (Odena et
    /// al. 2017).</summary>
    AuxiliaryClassifier,

    /// <summary>The generator as with <see cref="AuxiliaryClassifier"/>; the discriminator is D(x) + e_y·φ(x), with a learned vector e_y
    /// for each class (Miyato and Koyama 2018, equation 3).</summary>
    Projection,

    /// <summary>The class is concatenated as a one-hot vector to the latent and as one-hot maps to the discriminator's input (Mirza and
    /// Osindero 2014).</summary>
    LabelConcatenation,

    /// <summary>The generator as with <see cref="AuxiliaryClassifier"/>; the discriminator's second head maps a sample to a unit vector and compares it with a
    /// learned unit vector for each class. It learns by the data-to-data cross entropy, in which the batch's samples of other classes are what a sample is
    /// told from (ReACGAN, Kang et al. 2021).</summary>
    NormalizedClassifier,
}
