using GanRefinement.Programs;

namespace GanRefinement.Examples.Augmentation;

/// <summary>What the command line of <c>augment</c> decides, and the sizes that a test makes smaller.</summary>
internal sealed record AugmentationSettings
{
    public string DataFolder { get; init; } = FashionMnist.DebianFolder;

    /// <summary>Where the page goes; null for the terminal alone.</summary>
    public string? Page { get; init; }

    public int Seeds { get; init; } = 5;

    /// <summary>Training images of each class but one.</summary>
    public int Common { get; init; } = 200;

    /// <summary>Training images of the small class.</summary>
    public int Rare { get; init; } = 20;

    public int GanIterations { get; init; } = 600;

    public int ClassifierEpochs { get; init; } = 20;

    public int Trees { get; init; } = 30;
}
