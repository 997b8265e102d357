using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>Limits that no honest model reaches; a model file that names more is refused before anything is allocated.</summary>
internal static class SpecificationLimits
{
    private const int MaxLatentSize = 1 << 16;
    private const int MaxChannels = 1 << 14;
    private const int MaxSide = 1 << 13;
    private const int MaxKernels = 1 << 12;
    private const int MaxReference = 1 << 12;
    private const long MaxParameters = 1L << 31;

    /// <summary>Checks every number and choice by itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of its range.</exception>
    public static void Check(NetworkPairSpecification s)
    {
        if (!NetworkPairFactory.Kinds.Contains(s.Kind))
        {
            throw OptionChecks.OutOfRange(nameof(s.Kind), s.Kind,
                $"Unknown network architecture; this version builds {string.Join(", ", NetworkPairFactory.Kinds)}.");
        }

        Require(s.LatentSize, 1, MaxLatentSize, nameof(s.LatentSize));
        Require(s.ClassCount, 0, ClassLimit.Most, nameof(s.ClassCount));
        Require(s.Image.Channels, 1, MaxChannels, "Image.Channels");
        Require(s.Image.Height, 1, MaxSide, "Image.Height");
        Require(s.Image.Width, 1, MaxSide, "Image.Width");
        if (NetworkPairFactory.Family(s).HasBaseChannels)
            Require(s.BaseChannels, 1, MaxChannels, nameof(s.BaseChannels));
        if (s.DiscriminatorBaseChannels is { } channels)
            RequireDiscriminatorChannels(s, channels);
        Require(s.SelfAttentionResolution, 0, MaxSide, nameof(s.SelfAttentionResolution));
        Require(s.MinibatchKernels, 0, MaxKernels, nameof(s.MinibatchKernels));
        Require(s.LatentCodes, 0, MaxLatentSize, nameof(s.LatentCodes));
        Require(s.LatentCategories, 0, ClassLimit.Most, nameof(s.LatentCategories));
        if (s.LatentCategories == 1)
        {
            throw OptionChecks.OutOfRange(nameof(s.LatentCategories), s.LatentCategories,
                "LatentCategories must be 0, or at least 2: a single one says nothing.");
        }

        OptionChecks.Defined(s.Encoder);
        if (s.Encoder != GanEncoder.None
            && (NetworkPairFactory.Family(s).IsUsersOwn || s.Autoencoder || s.LatentCodes + s.LatentCategories > 0 || s.ClassCount > 0))
        {
            throw OptionChecks.OutOfRange(nameof(s.Encoder), s.Encoder,
                "Networks with an Encoder are the library's own, unconditional, with no AutoencoderDiscriminator, LatentCodes and LatentCategories: leave "
                    + "those out.");
        }

        if (s.LatentCodes + s.LatentCategories > 0 && (NetworkPairFactory.Family(s).IsUsersOwn || s.Autoencoder
            || (s.ClassCount > 0 && s.Conditioning is (ClassConditioning.Projection or ClassConditioning.LabelConcatenation))))
        {
            var (name, value) = s.LatentCodes > 0 ? (nameof(s.LatentCodes), s.LatentCodes) : (nameof(s.LatentCategories), s.LatentCategories);
            throw OptionChecks.OutOfRange(name, value,
                "LatentCodes and LatentCategories need a discriminator of the library's own that is no autoencoder and needs no class: its features have "
                    + "a head for them.");
        }

        Require(s.Categories, 0, ClassLimit.Most, nameof(s.Categories));
        if (s.Categories > 0 && (s.Categories == 1 || NetworkPairFactory.Family(s).IsUsersOwn || s.Autoencoder || s.Encoder != GanEncoder.None))
        {
            throw OptionChecks.OutOfRange(nameof(s.Categories), s.Categories,
                "Categories must be 0, or at least 2 for a discriminator of the library's own that is no autoencoder and has no encoder beside it.");
        }

        Require(s.ReferenceBatchSize, 1, MaxReference, nameof(s.ReferenceBatchSize));
        Require(s.ClassEmbeddingSize, 1, MaxChannels, nameof(s.ClassEmbeddingSize));
        OptionChecks.Positive(s.InitializationGain);
        OptionChecks.Defined(s.Normalization);
        OptionChecks.Defined(s.GeneratorNormalization);
        OptionChecks.Defined(s.Conditioning);
        OptionChecks.Defined(s.Upsampling);
        if (s.Upsampling != GanUpsampling.Nearest && !NetworkPairFactory.Family(s).Interpolates)
        {
            throw OptionChecks.OutOfRange(nameof(s.Upsampling), s.Upsampling,
                $"Only residual generators double their maps by interpolation: {nameof(s.Upsampling)} must be {GanUpsampling.Nearest} for "
                    + $"networks of kind '{s.Kind}'.");
        }

        if ((s.SpectralNormalization || s.GeneratorSpectralNormalization ? 1 : 0) + (s.WeightNormalization ? 1 : 0) + (s.EqualizedLearningRate ? 1 : 0) > 1)
        {
            throw OptionChecks.OutOfRange(s.WeightNormalization ? nameof(s.WeightNormalization) : nameof(s.EqualizedLearningRate), true,
                "A weight can have one of spectral normalisation, WeightNormalization and EqualizedLearningRate: leave the others out.");
        }

        OptionChecks.Defined(s.Pooling);
        OptionChecks.Defined(s.Activation);
        if (s.Initialization is { } initialization)
            OptionChecks.Defined(initialization);
        if (s.Autoencoder && s.ClassCount > s.ConcatenatedClasses)
        {
            throw OptionChecks.OutOfRange(nameof(s.Conditioning), s.Conditioning,
                $"An autoencoder discriminator has no heads for classes: {nameof(s.Conditioning)} must be {ClassConditioning.LabelConcatenation}.");
        }
    }

    /// <summary>Checks what the numbers add up to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The networks are too large, or have no maps of the height that is to get
    /// self-attention.</exception>
    public static void Check(NetworkPairSpecification s, NetworkSize size)
    {
        if (size.Generator + size.Discriminator > MaxParameters)
        {
            throw OptionChecks.OutOfRange(nameof(s.BaseChannels), s.BaseChannels,
                $"Networks for {s.Image} images with this many base channels have more than {MaxParameters:N0} parameters.");
        }

        Require(s.LatentCategories, 0, s.LatentSize, nameof(s.LatentCategories));
        Require(s.LatentCodes, 0, s.LatentSize - s.LatentCategories, nameof(s.LatentCodes));
        if (s.SelfAttentionResolution == 0 || size.Resolutions.Contains(s.SelfAttentionResolution))
            return;
        var possible = size.Resolutions.Count == 0
            ? "0: these networks have no such maps" : $"0 or one of {string.Join(", ", size.Resolutions.Order().Select(n => $"{n}"))}";
        throw OptionChecks.OutOfRange(
            nameof(s.SelfAttentionResolution), s.SelfAttentionResolution,
                $"{nameof(s.SelfAttentionResolution)} must be {possible}; it is {s.SelfAttentionResolution}.");
    }

    private static void RequireDiscriminatorChannels(NetworkPairSpecification s, int channels)
    {
        if (NetworkPairFactory.Family(s).HasBaseChannels)
        {
            Require(channels, 1, MaxChannels, nameof(s.DiscriminatorBaseChannels));
            return;
        }
        throw OptionChecks.OutOfRange(nameof(s.DiscriminatorBaseChannels), channels,
            $"{nameof(s.DiscriminatorBaseChannels)} is {channels}, and networks of kind '{s.Kind}' have no base channels: leave it null. The widths of a "
            + "multi-layer perceptron are arguments of GanNetworks.Mlp.");
    }

    private static void Require(int value, int min, int max, string name)
    {
        if (value < min || value > max)
            throw OptionChecks.OutOfRange(name, value, $"{name} must be from {min} to {max}.");
    }
}
