using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Training.Augmentation;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanInputTransform
{
    /// <summary>ADA, for small data sets: augmentations that are applied as often as the discriminator overfits (Karras et al. 2020, section 3). Each of them
    /// changes each sample, real or generated, with probability p. Where the discriminator is sure of more real samples than the target says, p grows; where
    /// it is sure of fewer, p falls.</summary>
    /// <param name="target">Of E sign D(x) over real samples as the discriminator sees them, from −1 to 1. Default 0.6. Scores must be 0 where the
    /// discriminator is undecided, as those of <see cref="GanObjective.NonSaturating"/>, <see cref="GanObjective.Minimax"/> and
    /// <see cref="GanObjective.Hinge"/> are.</param>
    /// <param name="images">Real images that p takes from 0 to 1, at least 1. Default 500,000; a short run needs fewer.</param>
    /// <param name="transforms">The augmentations. Null for horizontal flips, colours and shifts; they are fewer than the paper's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">One of the augmentations is adaptive itself.</exception>
    public static GanInputTransform Adaptive(double target = 0.6, int images = 500_000, IReadOnlyList<GanInputTransform>? transforms = null) =>
        new AdaptiveTransform(target, images, transforms);

    internal sealed record AdaptiveTransform : GanInputTransform
    {
        [JsonConstructor]
        public AdaptiveTransform(double target = 0.6, int images = 500_000, IReadOnlyList<GanInputTransform>? transforms = null)
        {
            OptionChecks.Between(-1, 1, target);
            OptionChecks.AtLeast(1, images);
            (Target, Images) = (target, images);
            if (transforms?.OfType<AdaptiveTransform>().Any() == true)
            {
                throw new ArgumentException(
                    "An Adaptive inside an Adaptive is never told of the discriminator's scores and would do nothing: name the augmentations themselves.",
                    nameof(transforms));
            }
            Transforms = transforms is null ? [HorizontalFlips(), DiffAugment(cutout: false)] : [.. transforms];
        }

        public double Target { get; }

        public int Images { get; }

        public IReadOnlyList<GanInputTransform>? Transforms { get; }

        internal override bool ChangesImages => Transforms!.Any(transform => transform.ChangesImages);

        internal override IEnumerable<IInputTransform> Build(int seed) =>
            [new AdaptiveAugmentation([.. Transforms!.SelectMany(transform => transform.Build(seed))], Target, Images, seed)];
    }
}
