using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Training;

namespace Microsoft.ML.GanRefinement;

/// <summary>What happens to real and generated samples alike before the discriminator sees them in training. Immutable. The trained pair
/// knows nothing of it.</summary>
[JsonConverter(typeof(GanInputTransformJson))]
public sealed class GanInputTransform
{
    internal GanInputTransform(InputTransformSpecification specification)
    {
        specification.Check();
        Specification = specification;
    }

    internal InputTransformSpecification Specification { get; }

    /// <summary>Normal noise on every value, which fades in a straight line (Sønderby et al. 2017; Arjovsky &amp; Bottou 2017): it gives real
    /// and generated samples a common support, so that the discriminator cannot tell them apart for sure.</summary>
    /// <param name="sigma">σ in the first iteration, from 0; 0 is the same as no noise, bit for bit. In units of the samples: images are in
    /// [−1,1]. Default 0.1.</param>
    /// <param name="iterations">The iteration in which σ is 0, from 0; 0 keeps σ as it is. Default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanInputTransform InstanceNoise(double sigma = 0.1, int iterations = 0) =>
        new(new() { Kind = InputTransformSpecification.InstanceNoise, Deviation = sigma, Iterations = iterations });

    /// <summary>The transform and its numbers, as JSON.</summary>
    public override string ToString() => System.Text.Json.JsonSerializer.Serialize(this);

    /// <summary>The transforms that change something, in the order given.</summary>
    internal static IReadOnlyList<IInputTransform> Build(IEnumerable<GanInputTransform> transforms, int seed) =>
        [.. transforms.Select(t => t.Specification.Build(seed)).OfType<IInputTransform>()];
}
