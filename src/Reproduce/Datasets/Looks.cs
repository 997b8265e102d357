using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Datasets;

/// <summary>What images look like on average: what a discriminator may favour without their being more real.</summary>
internal static class Looks
{
    /// <summary>Brightness, contrast, roughness, the classifier's confidence and how often it sees each class.</summary>
    /// <param name="images">Square images with values in [−1,1].</param>
    /// <param name="classified">What the classifier says of each.</param>
    public static Dictionary<string, double> Of(IReadOnlyList<float[]> images, IReadOnlyList<ClassifiedChannel> classified)
    {
        Dictionary<string, double> values = new()
        {
            [Metric.Brightness.Key] = images.Average(image => image.Average()),
            [Metric.Contrast.Key] = images.Average(Deviation),
            [Metric.Roughness.Key] = images.Average(Roughness),
            [Metric.Confidence.Key] = classified.Average(one => (double)one.Probabilities.Max()),
        };
        for (var index = 0; index < classified[0].Probabilities.Length; index++)
            values[Metric.ClassShare(index).Key] = classified.Average(one => one.Class == index ? 1.0 : 0);

        return values;
    }

    private static double Deviation(float[] image)
    {
        double mean = image.Average();
        return Math.Sqrt(image.Average(value => (value - mean) * (value - mean)));
    }

    // The mean absolute difference of neighbours in a row: noise is rough.
    private static double Roughness(float[] image)
    {
        var side = (int)Math.Round(Math.Sqrt(image.Length));
        return Enumerable.Range(0, image.Length - 1).Where(i => (i + 1) % side != 0).Average(i => Math.Abs((double)image[i + 1] - image[i]));
    }
}
