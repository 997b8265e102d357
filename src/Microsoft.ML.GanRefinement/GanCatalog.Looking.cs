using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Evaluation.Neighbors;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Refinement;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    // A float holds every whole number up to there.
    private const int MostNeighborSamples = 1 << 24;

    /// <summary>Finds the training images that are nearest to each row, for example to see whether a network repeats them, before and after coaching.</summary>
    /// <param name="data">The rows, with a column of features. The view that is returned reads them lazily.</param>
    /// <param name="training">The training images, with the same features. Read once, now, and kept in memory.</param>
    /// <param name="count">k, neighbours of a row: at least 1, and at most the training images. Default 5.</param>
    /// <param name="featureColumnName">Features, a Vector of Single of the same size in both views: those of any featurizer, of a classifier, or
    /// pixels.</param>
    /// <param name="imageColumnName">The images in <paramref name="training"/>, to be shown beside a row; null (default) for none.</param>
    /// <param name="outputPrefix">Begins the names of the added columns. Default "Nearest".</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>, within a row.</param>
    /// <returns>The data with columns, nearest first: <c>NearestIndex</c>, a Vector of Int64 that counts training rows from 0; <c>NearestDistance</c>, a Vector
    /// of Single, Euclidean; and, with <paramref name="imageColumnName"/>, <c>NearestImage</c>, a Vector of Single in [−1,1] with dimensions count, channels,
    /// height, width.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or a column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">There are fewer training images than neighbours, or too many for memory.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IDataView NearestImages(
        IDataView data,
        IDataView training,
        int count = 5,
        string featureColumnName = ColumnNames.Features,
        string? imageColumnName = null,
        string outputPrefix = "Nearest",
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(training);
        OptionChecks.AtLeast(1, count);
        OptionChecks.Column(featureColumnName);
        OptionChecks.Column(outputPrefix);
        var cancellation = Listen(nameof(NearestImages), cancellationToken);
        var samples = new NeighborSamples(training, featureColumnName, imageColumnName, cancellation);
        if (samples.Count < count || samples.Count > MostNeighborSamples)
        {
            throw new InvalidOperationException(
                $"{count} nearest images need from {count} to {MostNeighborSamples} training images; there are {samples.Count}.");
        }
        var mapper = new NeighborMapper(samples, count, featureColumnName, outputPrefix);
        return new BatchTransform(Environment.Register(nameof(NearestImages), seed: 0), mapper, cancellation).Transform(data);
    }

    /// <summary>Points on paths between latents, to see what is between two images; the network gives their scores.</summary>
    /// <param name="gan">The network. Its column names are used.</param>
    /// <param name="latents">Ends of the paths: the first row and the second, the third and the fourth, and so on. Read once, now.</param>
    /// <param name="steps">Points on each path, both ends included, at least 2. Default 9.</param>
    /// <param name="interpolation">Great circles (default), with equal angles between points, or straight lines, with equal distances.</param>
    /// <returns>Rows with the columns <c>Path</c>, Int32, counted from 0; <c>Share</c>, Single, of the way from 0 to 1; the network's latent; and, of a
    /// conditional network, the label of the path's first end and <c>ClassWeights</c>, which lead from the class of the first end to that of the second, for
    /// <see cref="MixClasses"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or a column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or an odd number.</exception>
    public IDataView InterpolateLatents(
        GanTransformer gan, IDataView latents, int steps = 9, LatentInterpolation interpolation = LatentInterpolation.Spherical)
    {
        ArgumentNullException.ThrowIfNull(gan);
        ArgumentNullException.ThrowIfNull(latents);
        OptionChecks.AtLeast(2, steps);
        OptionChecks.Defined(interpolation);
        var (ends, classes) = ReadEnds(gan, latents, Listen(nameof(InterpolateLatents), CancellationToken.None));
        if (ends.Count == 0 || ends.Count % 2 == 1)
            throw new InvalidOperationException($"Paths need two rows each; there are {ends.Count} rows.");
        if ((long)(ends.Count / 2) * steps > int.MaxValue)
        {
            throw OptionChecks.OutOfRange(
                nameof(steps), steps, $"steps is {steps}, which is more rows on {ends.Count / 2} paths than a view can have: {int.MaxValue}.");
        }
        double ShareOf(int row) => (double)(row % steps) / (steps - 1);
        float[] At(int row) => LatentPaths.At(ends[row / steps * 2], ends[(row / steps * 2) + 1], ShareOf(row), interpolation);
        float[] WeightsAt(int row)
        {
            var weights = new float[gan.ClassCount];
            weights[classes![row / steps * 2]] += (float)(1 - ShareOf(row));
            weights[classes[(row / steps * 2) + 1]] += (float)ShareOf(row);
            return weights;
        }
        List<IndexedColumn> columns =
        [
            new("Path", NumberDataViewType.Int32, row => (ValueGetter<int>)((ref int value) => value = row() / steps)),
            new("Share", NumberDataViewType.Single, row => (ValueGetter<float>)((ref float value) => value = (float)ShareOf(row()))),
            new(gan.Columns.Latent, new VectorDataViewType(NumberDataViewType.Single, gan.LatentSize),
                row => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => new VBuffer<float>(gan.LatentSize, At(row())).CopyTo(ref value))),
        ];
        if (classes is not null)
        {
            columns.Add(new(gan.Columns.Label, new KeyDataViewType(typeof(uint), gan.ClassCount),
                row => (ValueGetter<uint>)((ref uint value) => value = (uint)classes[row() / steps * 2] + 1), KeyNames.Write(gan.ClassNames)));
            columns.Add(new(ColumnNames.ClassWeights, new VectorDataViewType(NumberDataViewType.Single, gan.ClassCount),
                row => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => new VBuffer<float>(gan.ClassCount, WeightsAt(row())).CopyTo(ref value))));
        }
        return new IndexedDataView(ends.Count / 2 * steps, columns);
    }

    /// <summary>Refines the generated samples that have the lowest scores, for pictures of before and after (Li et al. 2022, figure 9).</summary>
    /// <param name="gan">The network.</param>
    /// <param name="latents">Latents, and classes for a conditional network.</param>
    /// <param name="count">How many rows, at least 1.</param>
    /// <param name="refiner">What repairs them; null for the coach with its defaults.</param>
    /// <param name="cancellationToken">Ends reading with an <see cref="OperationCanceledException"/>, within a row or a step.</param>
    /// <returns>Those rows in their order, lazily, with the network's columns as they were, and the columns <c>RefinedLatent</c>, <c>RefinedImage</c> and
    /// <c>RefinedScore</c>. Put <c>mlContext.Data.Cache</c> behind it to read it more than once.</returns>
    /// <exception cref="ArgumentException">A number is out of its range, a column is missing or of the wrong type, or the refiner does not go with the
    /// network.</exception>
    public IDataView RepairLowest(
        GanTransformer gan, IDataView latents, int count, GanLatentRefiner? refiner = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gan);
        ArgumentNullException.ThrowIfNull(latents);
        OptionChecks.AtLeast(1, count);
        if (refiner is { Moves: not GanCoachVariable.Latent })
        {
            throw new ArgumentException(
                $"refiner moves {refiner.Moves}, and what is repaired here are latents: let its Variable be the latent, or use CoachLatent.", nameof(refiner));
        }
        const string Refined = "RefinedLatent";
        var scored = gan.Transform(latents);
        var lowest = new RowFilterView(
            scored, new BestSelection(count, of: null, lowest: true), scored.Schema[gan.Columns.Score], Listen(nameof(RepairLowest), cancellationToken));
        var repair = RefineLatent(gan, refiner ?? GanLatentRefiner.Coach(), Refined, gan.Columns.Latent, gan.Columns.Label, outputs: null, cancellationToken);
        var after = new GanTransformer(Environment, gan.Pair, new GanColumns(Refined, gan.Columns.Label, "RefinedImage", "RefinedScore"));
        return after.Transform(repair.Fit(lowest).Transform(lowest));
    }

    private static (List<double[]> Latents, List<long>? Classes) ReadEnds(GanTransformer gan, IDataView view, Cancellation cancellation)
    {
        var latent = new LatentColumn(gan.Columns.Latent, gan.LatentSize).Bind(view.Schema);
        var label = gan.ClassCount == 0 ? default(DataViewSchema.Column?) : new KeyColumn(gan.Columns.Label, gan.ClassCount).Bind(view.Schema);
        using var cursor = view.GetRowCursor(new[] { latent, label }.OfType<DataViewSchema.Column>());
        var readLatent = LatentColumn.CreateReader(cursor, latent);
        var readClass = label is { } column ? KeyColumn.CreateReader(cursor, column) : null;
        List<double[]> latents = [];
        List<long> classes = [];
        var buffer = new float[gan.LatentSize];
        while (cursor.MoveNext(cancellation))
        {
            readLatent(buffer);
            latents.Add([.. buffer.Select(value => (double)value)]);
            if (readClass is not null)
                classes.Add(readClass());
        }
        return (latents, readClass is null ? null : classes);
    }
}
