
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Networks.ResNet;

/// <summary>The blocks of a residual pair for an image size.</summary>
/// <param name="TopHeight">Height of the generator's first map.</param>
/// <param name="TopWidth">Width of the generator's first map.</param>
/// <param name="TopChannels">Channels of the generator's first map.</param>
/// <param name="Generator">The generator's blocks in turn.</param>
/// <param name="Discriminator">The discriminator's blocks in turn; the first one is the one that begins without ReLU.</param>
internal sealed record ResNetPlan(int TopHeight, int TopWidth, int TopChannels, IReadOnlyList<ResNetStage> Generator, IReadOnlyList<ResNetStage> Discriminator)
{
    private const string Rule =
        "both sides must be multiples of 4 from 16 where the longer is under 48 (28 and 32), of 8 under 64 (48), of 16 under 128 (64), of 32 from 128";

    /// <summary>Whether the discriminator's convolutions have a bias.</summary>
    public bool DiscriminatorBias { get; init; } = true;

    /// <summary>The plan of a checked or unchecked specification of either residual architecture.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No plan fits the size.</exception>
    public static ResNetPlan For(NetworkPairSpecification specification) => specification.Kind == GanNetworks.RobGanResNetFamily.Name
        ? RobGan(specification.Image, specification.BaseChannels)
        : For(specification.Image, specification.BaseChannels);

    // 32 as in SNGAN and WGAN-GP for CIFAR, 48 as for STL, 64 and 128 as SNGAN's with a growing number of channels.
    private static ResNetPlan For(ImageShape image, int channels) => Math.Max(image.Height, image.Width) switch
    {
        < 48 => Small(image, 4 * channels, Doublings(image), [4, 4, 4], channels),
        < 64 => Create(image, 3, Stages(channels, [4, 2, 1]), 8 * channels, Stages(channels, [1, 2, 4, 8], [16])),
        < 128 => Create(image, 4, Stages(channels, [8, 4, 2, 1]), 16 * channels, Stages(channels, [1, 2, 4, 8, 16])),
        _ => Create(image, 5, Stages(channels, [16, 8, 4, 2, 1]), 16 * channels, Stages(channels, [1, 2, 4, 8, 16], [16])),
    };

    // RobGAN's code: its own generator for 32 pixels, whose last block does not double; from 48 on SNGAN's; no bias in the discriminator.
    private static ResNetPlan RobGan(ImageShape image, int channels) =>
        (Math.Max(image.Height, image.Width) < 48 ? Small(image, 16 * channels, Doublings(image), [8, 4, 2, 1], channels) : For(image, channels)) with
        {
            DiscriminatorBias = false,
        };

    // Three blocks double; sides that are multiples of 4 only, such as 28, begin with one that does not.
    private static ResNetPlan Small(ImageShape image, int top, int doublings, int[] widths, int channels) =>
        Create(image, doublings, [.. widths.Select((n, i) => new ResNetStage(n * channels, Resizes: i < 3 && i >= 3 - doublings))], top,
            Stages(channels, [2, 2], [2, 2]), smallest: 16);

    private static int Doublings(ImageShape image) => image.Height % 8 == 0 && image.Width % 8 == 0 ? 3 : 2;

    private static ResNetPlan Create(
        ImageShape image, int doublings, ResNetStage[] generator, int top, ResNetStage[] discriminator, int smallest = 32)
    {
        var unit = 1 << doublings;
        if (image.Height % unit != 0 || image.Width % unit != 0 || Math.Min(image.Height, image.Width) < smallest)
            throw ImageSizes.Error(image, "A ResNet pair", Rule + "; the shorter side must be at least 16, from 48 on 32");
        return new ResNetPlan(image.Height / unit, image.Width / unit, top, generator, discriminator);
    }

    // Multiples of the base channels, of blocks that resize and of blocks after them that do not.
    private static ResNetStage[] Stages(int channels, int[] resizing, params int[] plain) =>
        [.. resizing.Select(n => new ResNetStage(n * channels, true)), .. plain.Select(n => new ResNetStage(n * channels, false))];
}
