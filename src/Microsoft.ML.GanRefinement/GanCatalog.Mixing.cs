using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Refinement;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Generates from mixed classes: what a conditional network has learned of its classes is averaged by weights, so that an image may be between two
    /// classes. A refiner moves latents at that mixture.</summary>
    /// <param name="gan">A conditional network.</param>
    /// <param name="data">Latents, and the weights of the classes. <see cref="InterpolateLatents"/> makes both.</param>
    /// <param name="weightColumnName">The weights, a Vector of Single with one for each of <see cref="GanTransformer.ClassNames"/>; (1, 0, 0, …) is the first
    /// class alone. They should sum to 1; nothing else was learned. Default "ClassWeights".</param>
    /// <param name="refiner">Moves latents before they are generated from; null (default) for none. A coach with a calibration is calibrated now, on images of
    /// single classes.</param>
    /// <param name="cancellationToken">Ends reading with an <see cref="OperationCanceledException"/>, within a row or a step.</param>
    /// <returns>The data with the network's columns of images and scores, lazily.</returns>
    /// <exception cref="ArgumentException">The network has no classes, or is one of your own, whose modules take the numbers of classes; or a column is missing
    /// or of the wrong type.</exception>
    public IDataView MixClasses(
        GanTransformer gan,
        IDataView data,
        string weightColumnName = ColumnNames.ClassWeights,
        GanLatentRefiner? refiner = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gan);
        ArgumentNullException.ThrowIfNull(data);
        var networks = gan.Pair.Specification.Networks;
        if (networks.ClassCount == 0)
            throw new ArgumentException("gan was trained without a label column, so it has no classes to mix.", nameof(gan));
        if (networks.Kind == GanNetworks.CustomFamily.Name)
            throw new ArgumentException("gan has networks of your own, whose modules take the numbers of classes: there is nothing to mix.", nameof(gan));
        new LatentColumn(gan.Columns.Latent, networks.LatentSize).Bind(data.Schema);
        OptionChecks.Column(weightColumnName);
        RequireWeights(data.Schema, weightColumnName, networks.ClassCount);
        refiner?.Check(networks, gan.Pair.Objective);
        if (refiner is { Moves: not GanCoachVariable.Latent })
            throw new ArgumentException("refiner moves the classes, whose weights are given here: let its Variable be the latent.", nameof(refiner));
        // A name that no column of the data has, as it is dropped again.
        var name = string.Concat(data.Schema.Select(column => column.Name).Append(nameof(MixClasses)));
        var joined = _context.Transforms.Concatenate(name, gan.Columns.Latent, weightColumnName).Fit(data).Transform(data);
        var cancellation = Listen(nameof(MixClasses), cancellationToken);
        var column = new MixedColumn(name, gan.Columns.Latent, networks.LatentSize, weightColumnName, networks.ClassCount);
        var fitted = refiner is null ? null : RefinerFitting.Fit(gan, refiner, Environment, cancellationToken).Refiner;
        var mapper = new MixedClassMapper(gan.Pair, gan.Columns, column, fitted, cancellation);
        var mixed = new BatchTransform(Environment.Register(nameof(MixClasses), seed: 0), mapper, cancellation).Transform(joined);
        return _context.Transforms.DropColumns(name).Fit(mixed).Transform(mixed);
    }

    private static void RequireWeights(DataViewSchema schema, string columnName, int classes)
    {
        var column = ColumnFinder.Find(schema, MixedColumn.WeightsRole, columnName);
        if (!(column.Type is VectorDataViewType vector && vector.Size == classes && vector.ItemType.RawType == typeof(float)))
        {
            throw SchemaErrors.Mismatch(MixedColumn.WeightsRole, columnName, $"Vector<Single, {classes}>", column.Type.ToString()!,
                "It has a weight for each class of the network.");
        }
    }
}
