using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Training.Augmentation;

namespace Microsoft.ML.GanRefinement;

/// <summary>A transform of real and generated samples before the discriminator sees them in training. The trained network does not use it. Immutable.</summary>
// To add one: a file with its factory and record, and a line here, whose name files of options keep.
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(InstanceNoiseTransform), "instanceNoise")]
[JsonDerivedType(typeof(HorizontalFlipsTransform), "horizontalFlips")]
[JsonDerivedType(typeof(DiffAugmentTransform), "diffAugment")]
[JsonDerivedType(typeof(AdaptiveTransform), "adaptive")]
public abstract partial record GanInputTransform
{
    private protected GanInputTransform()
    {
    }

    /// <summary>Whether samples must be images.</summary>
    internal virtual bool ChangesImages => false;

    /// <summary>The transform and its numbers, as JSON.</summary>
    public sealed override string ToString() => JsonSerializer.Serialize(this);

    /// <summary>What it does, in this order; nothing where nothing would change.</summary>
    /// <param name="seed">Of the run.</param>
    internal abstract IEnumerable<IInputTransform> Build(int seed);
}
