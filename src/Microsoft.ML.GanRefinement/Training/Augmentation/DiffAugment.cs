using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Training.Augmentation;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanInputTransform
{
    /// <summary>DiffAugment, for small data sets: random changes of every image, real and generated, anew in each step; the generator learns through them (Zhao
    /// et al. 2020, section 3). For images only.</summary>
    /// <param name="color">Whether brightness moves by up to ±0.5, saturation is 0 to 2 times and contrast 0.5 to 1.5 times what it was. Default true.</param>
    /// <param name="translation">Whether images move by up to an eighth of their height and width; 0 comes in from outside. Default true.</param>
    /// <param name="cutout">Whether a window of half the height and width, anywhere, is set to 0. Default true.</param>
    public static GanInputTransform DiffAugment(bool color = true, bool translation = true, bool cutout = true) =>
        new DiffAugmentTransform(color, translation, cutout);

    [method: JsonConstructor]
    internal sealed record DiffAugmentTransform(bool Color = true, bool Translation = true, bool Cutout = true) : GanInputTransform
    {
        internal override bool ChangesImages => true;

        internal override IEnumerable<IInputTransform> Build(int seed)
        {
            if (Color)
                yield return new RandomColor(seed);
            if (Translation)
                yield return new RandomTranslation(seed);
            if (Cutout)
                yield return new RandomCutout(seed);
        }
    }
}
