namespace GanRefinement.Programs;

/// <summary>The numbers of the demo on Fashion-MNIST, which the examples and <c>gan demo</c> share: so both train the same network.</summary>
internal static class DemoSizes
{
    /// <summary>Decides every random number.</summary>
    public const int Seed = 1;

    /// <summary>Training iterations of the GAN.</summary>
    public const int Iterations = 5_500;

    /// <summary>A quarter of DCGAN's channels: enough for small grey images, and trained in minutes.</summary>
    public const int BaseChannels = 16;

    // Within the same minutes many steps on small batches, latents that both players share, a rate that falls, and the average of the weights gain most.

    /// <summary>Images in a step.</summary>
    public const int BatchSize = 32;

    /// <summary>Of both players.</summary>
    public const double LearningRate = 5e-4;

    /// <summary>What of the learning rate is left at the end.</summary>
    public const double FinalShare = 0.05;

    /// <summary>Of the generator's average.</summary>
    public const double EmaDecay = 0.999;

    /// <summary>Passes of the classifier, on whose features images are compared, over the training images.</summary>
    public const int ClassifierEpochs = 2;

    /// <summary>Coach steps per latent.</summary>
    public const int CoachIterations = 30;

    /// <summary>Adam's learning rate in the coach.</summary>
    public const float CoachLearningRate = 0.01f;

    /// <summary>Images that are evaluated.</summary>
    public const int Samples = 5_000;
}
