namespace Microsoft.ML.GanRefinement.Training;

/// <summary>What a transform of the discriminator's input is built from. A value that a file lacks is the default of here.</summary>
internal sealed record InputTransformSpecification
{
    public const string InstanceNoise = "instanceNoise";

    private static readonly string[] Known = [InstanceNoise];

    /// <summary>Which one.</summary>
    public string Kind { get; init; } = "";

    /// <summary>σ of the noise in the first iteration.</summary>
    public double Deviation { get; init; }

    /// <summary>Iterations until the noise is gone; 0 if it stays.</summary>
    public int Iterations { get; init; }

    /// <summary>Refuses what no transform can be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is unknown to this version, or a number is out of its range.</exception>
    public void Check()
    {
        if (!Known.Contains(Kind))
            throw new ArgumentOutOfRangeException(nameof(Kind), Kind, $"Unknown input transform; this version knows {string.Join(", ", Known)}.");
        OptionChecks.Between(0, double.MaxValue, Deviation);
        OptionChecks.AtLeast(0, Iterations);
    }

    /// <summary>The transform; null where it would change nothing.</summary>
    /// <param name="seed">Of the training.</param>
    public IInputTransform? Build(int seed) => Deviation == 0
        ? null
        : new InstanceNoise(new LinearSchedule(Deviation, Iterations == 0 ? Deviation : 0, Iterations), seed);
}
