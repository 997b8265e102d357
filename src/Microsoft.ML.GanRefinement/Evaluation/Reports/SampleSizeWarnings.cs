using Microsoft.ML.GanRefinement.Evaluation.Metrics;

namespace Microsoft.ML.GanRefinement.Evaluation.Reports;

/// <summary>Says of which values too few images make too much, each by a rule of its own.</summary>
internal static class SampleSizeWarnings
{
    // A Fréchet distance is taken of 10,000 images and 2,048 features or more (Heusel et al. 2017): about so many images for each feature.
    private const int ForEachFeature = 5;

    // Below this, balls of nearest neighbours are so wide that precision and coverage say little (prdc's authors use 10,000).
    private const int ForNeighbors = 1000;

    // The size of one of the subsets that kernel distances are averaged over (Bińkowski et al. 2018).
    private const int ForKernel = 1000;

    // Where a cell holds fewer, the test of two proportions is no longer approximately normal.
    private const int ForEachBin = 10;

    // The gap between quantile functions of equal distributions falls as 1/√n.
    private const int ForProjections = 1000;

    // Half of them are tested: √(¼/100) is an accuracy of 0.05 by chance alone.
    private const int ForTwoSampleTest = 200;

    private const int ForCopies = 100;
    private const int ForPairs = 100;

    // Salimans et al. 2016 take 5,000 images a split; with fewer than these the mean over them is not near p(y).
    private const int ForEachSplit = 100;
    private const int ForEachClass = 10;

    // Karras et al. 2019 take 100,000 pairs.
    private const int ForPathLength = 1000;

    // A mode that has its equal share is missed by chance with e^−20 of them.
    private const int ForEachMode = 20;

    /// <summary>The warnings that apply to the metrics asked for.</summary>
    public static IEnumerable<string> Of(long real, long generated, int features, EvaluationOptions options)
    {
        var fewest = Math.Min(real, generated);
        if (fewest <= features)
        {
            yield return $"{fewest} images give covariances of {features} features without full rank: the Fréchet distance is far too large.";
        }
        else if (fewest < ForEachFeature * (long)features)
        {
            yield return $"{fewest} images are fewer than {ForEachFeature} for each of {features} features: the Fréchet distance is too large by a part "
                + $"that falls as 1/n. Compare it at equal counts only, or ask for {nameof(EvaluationMetrics.ExtrapolatedFrechetDistance)}.";
        }

        if (real != generated)
            yield return $"{real} real and {generated} generated images: compare only with results of the same counts.";

        (EvaluationMetrics Metric, bool IsFew, string Text)[] rules =
        [
            (EvaluationMetrics.KernelDistance, fewest < ForKernel, $"The kernel distance of fewer than {ForKernel} images scatters widely."),
            (EvaluationMetrics.Neighborhoods, fewest < ForNeighbors,
                $"Precision, recall, density and coverage of fewer than {ForNeighbors} images scatter widely."),
            (EvaluationMetrics.Bins, fewest < ForEachBin * (long)options.BinCount,
                $"{fewest} images are fewer than {ForEachBin} for each of {options.BinCount} bins: chance makes bins differ. Set BinCount lower."),
            (EvaluationMetrics.SlicedWasserstein, fewest < ForProjections,
                $"The sliced Wasserstein distance of fewer than {ForProjections} images is too large."),
            (EvaluationMetrics.TwoSampleTests, fewest < ForTwoSampleTest,
                $"Two-sample tests of fewer than {ForTwoSampleTest} images are right or wrong by chance."),
            (EvaluationMetrics.ExtrapolatedFrechetDistance, generated / FrechetExtrapolation.SmallestPart <= features,
                $"The smallest subsets of {generated} images have no more than {features} images, as many as features: the extrapolated Fréchet distance is no straight line's."),
            (EvaluationMetrics.DataCopying, fewest < ForCopies, $"The check for copies of fewer than {ForCopies} images scatters widely."),
            (EvaluationMetrics.StructuralSimilarity, generated < ForPairs,
                $"The structural similarity of pairs of fewer than {ForPairs} images scatters widely."),
        ];
        foreach ((var metric, var isFew, var text) in rules)
        {
            if (isFew && options.Wants(metric))
                yield return text;
        }
    }

    /// <summary>Of a score from class probabilities.</summary>
    public static IEnumerable<string> OfScore(long generated, int classes, int splits)
    {
        var each = generated / Math.Min(splits, Math.Max(1, generated));
        if (each < Math.Max(ForEachSplit, ForEachClass * classes))
        {
            yield return $"{each} images in each of {splits} splits are fewer than {ForEachSplit}, or than {ForEachClass} for each of {classes} classes: "
                + "the score is too low. Generate more, or set InceptionScoreSplits to 1.";
        }
    }

    /// <summary>Of balls that are points.</summary>
    public static IEnumerable<string> OfDuplicates(Neighborhoods balls, long real, long generated)
    {
        if (balls.RealPoints + balls.GeneratedPoints > 0)
        {
            yield return $"{balls.RealPoints} of {real} real and {balls.GeneratedPoints} of {generated} generated images equal so many others that their balls are points, in "
                + "which nothing lies: precision, recall, density and coverage are too low. Remove duplicates, or set NeighborCount higher.";
        }
    }

    /// <summary>Of Fréchet distances inside classes.</summary>
    public static IEnumerable<string> OfClasses(long[] real, long[] generated, int features)
    {
        var fewest = Math.Min(Smallest(real), Smallest(generated));
        if (fewest <= features)
            yield return $"The smallest class has {fewest} images, no more than {features} features: the Fréchet distance inside classes is far too large.";
    }

    /// <summary>Of an accuracy over classes.</summary>
    public static IEnumerable<string> OfAccuracy(long tested, int classes)
    {
        if (tested < ForEachClass * (long)classes)
            yield return $"{tested} images are fewer than {ForEachClass} for each of {classes} classes: the share of right ones scatters widely.";
    }

    /// <summary>Of a path length.</summary>
    public static IEnumerable<string> OfPathLength(long pairs)
    {
        if (pairs < ForPathLength)
            yield return $"The path length of fewer than {ForPathLength} pairs scatters widely.";
    }

    /// <summary>Of a mixture's modes.</summary>
    public static IEnumerable<string> OfModes(long samples, int modes)
    {
        if (samples < ForEachMode * (long)modes)
            yield return $"{samples} samples are fewer than {ForEachMode} for each of {modes} modes: modes are missed by chance.";
    }

    private static int Smallest(long[] classes) => classes.CountBy(c => c).Min(pair => pair.Value);
}
