using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Training.Augmentation;

namespace Microsoft.ML.GanRefinement;

/// <summary>What happens to real and generated samples alike before the discriminator sees them in training. Immutable. The trained pair
/// knows nothing of it.</summary>
[JsonConverter(typeof(SpecificationJson<GanInputTransform, InputTransformSpecification>))]
public sealed class GanInputTransform : ISpecified<GanInputTransform, InputTransformSpecification>
{
    internal GanInputTransform(InputTransformSpecification specification)
    {
        specification.Check();
        Specification = specification;
    }

    internal InputTransformSpecification Specification { get; }

    InputTransformSpecification ISpecified<GanInputTransform, InputTransformSpecification>.Specification => Specification;

    static GanInputTransform ISpecified<GanInputTransform, InputTransformSpecification>.Of(InputTransformSpecification specification) => new(specification);

    /// <summary>Normal noise on every value, which fades in a straight line (Sønderby et al. 2017; Arjovsky &amp; Bottou 2017): it gives real
    /// and generated samples a common support, so that the discriminator cannot tell them apart for sure.</summary>
    /// <param name="sigma">σ in the first iteration, from 0; 0 is the same as no noise, bit for bit. In units of the samples: images are in
    /// [−1,1]. Default 0.1.</param>
    /// <param name="iterations">The iteration in which σ is 0, from 0; 0 keeps σ as it is. Default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanInputTransform InstanceNoise(double sigma = 0.1, int iterations = 0) =>
        new(new() { Kind = InputTransformSpecification.InstanceNoise, Sigma = sigma, Iterations = iterations });

    /// <summary>DiffAugment, for small data sets: random changes of every image, real and generated alike and anew in each step, through which
    /// the generator learns (Zhao et al. 2020, section 3). Images alone.</summary>
    /// <param name="color">Whether brightness moves by up to ±0.5, saturation is 0 to 2 times and contrast 0.5 to 1.5 times what it was. Default
    /// true.</param>
    /// <param name="translation">Whether images move by up to an eighth of their height and width; 0 comes in from outside. Default
    /// true.</param>
    /// <param name="cutout">Whether a window of half the height and width, anywhere, is set to 0. Default true.</param>
    public static GanInputTransform DiffAugment(bool color = true, bool translation = true, bool cutout = true) =>
        new(new() { Kind = InputTransformSpecification.DiffAugment, Color = color, Translation = translation, Cutout = cutout });

    /// <summary>The transform and its numbers, as JSON.</summary>
    public override string ToString() => System.Text.Json.JsonSerializer.Serialize(this);

    /// <summary>The transforms that change something, in the order given.</summary>
    internal static IReadOnlyList<IInputTransform> Build(IEnumerable<GanInputTransform> transforms, int seed) =>
        [.. transforms.SelectMany(t => t.Specification.Build(seed))];
}
