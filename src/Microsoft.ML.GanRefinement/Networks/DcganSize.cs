namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>How many values, running statistics included, the networks of a specification have; known without building them.</summary>
internal static class DcganSize
{
    private const long Kernel = 4 * 4;

    /// <summary>Parameters and buffers of the generator.</summary>
    public static long Generator(NetworkPairSpecification s)
    {
        var plan = DcganPlan.For(s.Image, s.BaseChannels);
        long channels = plan.TopChannels;
        var count = s.LatentSize * channels * plan.TopHeight * plan.TopWidth;
        for (var i = 0; i < plan.Doublings; i++)
        {
            var next = i == plan.Doublings - 1 ? s.Image.Channels : channels / 2;
            // A gain and a bias for each class, and two running statistics.
            count += (2 * channels * Math.Max(1, s.ClassCount)) + (2 * channels) + (channels * next * Kernel);
            channels = next;
        }
        return count;
    }

    /// <summary>Parameters of the discriminator.</summary>
    public static long Discriminator(NetworkPairSpecification s)
    {
        var plan = DcganPlan.For(s.Image, s.BaseChannels);
        var (channels, count) = ((long)s.Image.Channels, 0L);
        for (var i = 0; i < plan.Doublings; i++)
        {
            var next = (long)s.BaseChannels << i;
            count += (channels * next * Kernel) + next;
            channels = next;
        }
        return count + (((channels * plan.TopHeight * plan.TopWidth) + 1) * (1 + s.ClassCount));
    }
}
