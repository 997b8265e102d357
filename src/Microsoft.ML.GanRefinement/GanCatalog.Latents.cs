using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Latents;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Draws latents for a trained network and, if it is conditional, classes of its training data.</summary>
    /// <param name="gan">The network. Its latent size, class names and column names are used.</param>
    /// <param name="count">How many rows, at least 1.</param>
    /// <param name="seed">The same seed gives the same latents, bit for bit. Null to draw one from the context's generator.</param>
    /// <param name="truncation">Values farther than this from zero are drawn again: less variety, more typical images. At least 0.05; null for none.</param>
    /// <param name="sampling">Whether classes take turns, so that all are equally frequent (default), or are drawn at random, as frequent as in the training
    /// data.</param>
    /// <returns>The network's latent column, a Vector of Single, and its label column, a key with the class names as key values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or truncation is out of range.</exception>
    /// <exception cref="InvalidOperationException">The model file does not say how frequent classes are: an earlier version saved it.</exception>
    public IDataView SampleLatents(
        GanTransformer gan, int count, int? seed = null, float? truncation = null, GanClassSampling sampling = GanClassSampling.Even)
    {
        ArgumentNullException.ThrowIfNull(gan);
        OptionChecks.Defined(sampling);
        return SampleLatents(gan, count, seed, truncation, TrainedClasses(gan, sampling));
    }

    /// <summary>Draws latents for a conditional network, with classes of your choice.</summary>
    /// <param name="gan">The network. Its latent size, class names and column names are used.</param>
    /// <param name="count">How many rows, at least 1.</param>
    /// <param name="classes">The names of the classes to draw, in turn in this order. All of <see cref="GanTransformer.ClassNames"/> are allowed, also classes
    /// without training data.</param>
    /// <param name="seed">The same seed gives the same latents, bit for bit. Null to draw one from the context's generator.</param>
    /// <param name="truncation">Values farther than this from zero are drawn again. At least 0.05; null for none.</param>
    /// <returns>The network's latent column, a Vector of Single, and its label column, a key with the class names as key values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or truncation is out of range.</exception>
    /// <exception cref="ArgumentException">There are no classes, or one that the network does not have.</exception>
    public IDataView SampleLatents(GanTransformer gan, int count, IReadOnlyList<string> classes, int? seed = null, float? truncation = null)
    {
        ArgumentNullException.ThrowIfNull(gan);
        ArgumentNullException.ThrowIfNull(classes);
        var names = gan.ClassNames.ToList();
        return SampleLatents(gan, count, seed, truncation, Chosen(gan, [.. classes.Select(name => names.IndexOf(name))], [.. classes]));
    }

    /// <summary>Draws latents for a conditional network, with classes of your choice.</summary>
    /// <param name="gan">The network. Its latent size, class names and column names are used.</param>
    /// <param name="count">How many rows, at least 1.</param>
    /// <param name="classes">The keys of the classes to draw, in turn in this order: from 1 to the number of classes.</param>
    /// <param name="seed">The same seed gives the same latents, bit for bit. Null to draw one from the context's generator.</param>
    /// <param name="truncation">Values farther than this from zero are drawn again. At least 0.05; null for none.</param>
    /// <returns>The network's latent column, a Vector of Single, and its label column, a key with the class names as key values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or truncation is out of range.</exception>
    /// <exception cref="ArgumentException">There are no classes, or one that the network does not have.</exception>
    public IDataView SampleLatents(GanTransformer gan, int count, IReadOnlyList<uint> classes, int? seed = null, float? truncation = null)
    {
        ArgumentNullException.ThrowIfNull(gan);
        ArgumentNullException.ThrowIfNull(classes);
        return SampleLatents(gan, count, seed, truncation, Chosen(gan, [.. classes.Select(key => (long)key - 1)], [.. classes]));
    }

    /// <summary>Adds a random latent to each row, so that a network after it can generate from any data.</summary>
    /// <param name="latentSize">Values in a latent: the latent size of the network that reads it.</param>
    /// <param name="outputColumnName">The column to add: Vector of Single.</param>
    /// <param name="seed">The same seed gives a row the same latent, bit for bit. Null to draw one from the context's generator.</param>
    /// <param name="truncation">Values farther than this from zero are drawn again. At least 0.05; null for none.</param>
    /// <param name="distribution">What values are drawn from: that of the network that reads them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size, truncation or distribution is out of range.</exception>
    public AppendLatentsEstimator AppendLatents(
        int latentSize, string outputColumnName = ColumnNames.Latent, int? seed = null, float? truncation = null,
        LatentDistribution distribution = LatentDistribution.Normal) =>
        new(outputColumnName, new LatentPrior(latentSize, SeedOrNext(seed, nameof(AppendLatents)), truncation, distribution));

    /// <inheritdoc cref="AppendLatents(int, string, int?, float?, LatentDistribution)"/>
    /// <param name="gan">The network that reads the latents. Its latent size, distribution and column name are used.</param>
    /// <param name="seed">The same seed gives a row the same latent, bit for bit. Null to draw one from the context's generator.</param>
    /// <param name="truncation">Values farther than this from zero are drawn again. At least 0.05; null for none.</param>
    public AppendLatentsEstimator AppendLatents(GanTransformer gan, int? seed = null, float? truncation = null)
    {
        ArgumentNullException.ThrowIfNull(gan);
        return AppendLatents(gan.LatentSize, gan.Columns.Latent, seed, truncation, gan.LatentDistribution);
    }

    private IDataView SampleLatents(GanTransformer gan, int count, int? seed, float? truncation, ClassPrior classes)
    {
        OptionChecks.AtLeast(1, count);
        var prior = gan.Pair.Specification.CreatePrior(SeedOrNext(seed, nameof(SampleLatents)), truncation);
        return LatentDataView.Create(count, prior, gan.Columns.Latent, gan.Columns.Label, gan.ClassNames, classes);
    }

    private static ClassPrior TrainedClasses(GanTransformer gan, GanClassSampling sampling) =>
        gan.ClassCounts.Count == gan.ClassCount ? ClassPrior.Of(gan.ClassCounts, sampling)
            : sampling == GanClassSampling.Even ? ClassPrior.Even(gan.ClassCount)
            : throw new InvalidOperationException(
                "The model does not say how frequent its training data's classes were: it was saved by an earlier version. Draw classes evenly, or name them.");

    private static ClassPrior Chosen<T>(GanTransformer gan, long[] numbers, T[] asked)
    {
        if (numbers.Length == 0)
            throw new ArgumentException("classes must name at least one class.", "classes");
        if (gan.ClassCount == 0)
            throw new ArgumentException("classes must be left out: the network was trained without a label column, so it has no classes.", "classes");

        var unknown = Array.FindIndex(numbers, number => number < 0 || number >= gan.ClassCount);
        return unknown < 0
            ? ClassPrior.Even(numbers.Select(number => (int)number))
            : throw new ArgumentException(
                $"classes has '{asked[unknown]}', but the network has {gan.ClassCount} classes, with keys from 1: {NameList.Of(gan.ClassNames)}.",
                    "classes");
    }

    private int SeedOrNext(int? seed, string component) => seed ?? Environment.Register(component).Rand.Next();
}
