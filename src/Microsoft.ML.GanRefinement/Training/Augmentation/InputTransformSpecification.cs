using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Training.Schedules;

namespace Microsoft.ML.GanRefinement.Training.Augmentation;

/// <summary>What a transform of the discriminator's input is built from. A value that a file lacks is the default of here.</summary>
internal sealed record InputTransformSpecification
{
    public const string InstanceNoise = "instanceNoise";
    public const string DiffAugment = "diffAugment";

    private static readonly string[] Known = [InstanceNoise, DiffAugment];

    /// <summary>Which one.</summary>
    public string Kind { get; init; } = "";

    /// <summary>σ of the noise in the first iteration.</summary>
    public double Sigma { get; init; }

    /// <summary>Iterations until the noise is gone; 0 if it stays.</summary>
    public int Iterations { get; init; }

    /// <summary>Whether DiffAugment changes colours.</summary>
    public bool Color { get; init; } = true;

    /// <summary>Whether DiffAugment moves images.</summary>
    public bool Translation { get; init; } = true;

    /// <summary>Whether DiffAugment cuts a window out.</summary>
    public bool Cutout { get; init; } = true;

    /// <summary>Whether samples must be images.</summary>
    [JsonIgnore]
    public bool ChangesImages => Kind == DiffAugment;

    /// <summary>Refuses what no transform can be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is unknown to this version, or a number is out of its range.</exception>
    public void Check()
    {
        if (!Known.Contains(Kind))
            throw new ArgumentOutOfRangeException(nameof(Kind), Kind, $"Unknown input transform; this version knows {string.Join(", ", Known)}.");
        OptionChecks.Between(0, double.MaxValue, Sigma);
        OptionChecks.AtLeast(0, Iterations);
    }

    /// <summary>The transforms, in their order; none where nothing would change.</summary>
    /// <param name="seed">Of the training.</param>
    public IEnumerable<IInputTransform> Build(int seed) => Kind == DiffAugment ? Augmentations(seed) : Noise(seed);

    private IEnumerable<IInputTransform> Noise(int seed)
    {
        if (Sigma > 0)
            yield return new InstanceNoise(new LinearSchedule(Sigma, Iterations == 0 ? Sigma : 0, Iterations), seed);
    }

    private IEnumerable<IInputTransform> Augmentations(int seed)
    {
        if (Color)
            yield return new RandomColor(seed);
        if (Translation)
            yield return new RandomTranslation(seed);
        if (Cutout)
            yield return new RandomCutout(seed);
    }
}
