using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    private const string JoinedLatents = "LatentAndClassWeights";

    /// <summary>Generates from mixed classes: what a conditional network has learned of its classes is averaged by weights, so that an image may be between two
    /// classes. A refiner moves latents at that mixture.</summary>
    /// <param name="gan">A conditional network.</param>
    /// <param name="data">Latents, and the weights of the classes. <see cref="InterpolateLatents"/> makes both.</param>
    /// <param name="weightColumnName">The weights, a Vector of Single with one for each of <see cref="GanTransformer.ClassNames"/>; (1, 0, 0, …) is the first
    /// class alone. They should sum to 1; nothing else was learned. Default "ClassWeights".</param>
    /// <param name="refiner">Moves latents before they are generated from; null (default) for none.</param>
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
        RequireWeights(data.Schema, weightColumnName, networks.ClassCount);
        refiner?.Check(networks, gan.Pair.Objective);
        if (refiner is { Moves: not GanCoachVariable.Latent })
            throw new ArgumentException("refiner moves the classes, whose weights are given here: let its Variable be the latent.", nameof(refiner));
        var joined = _context.Transforms.Concatenate(JoinedLatents, gan.Columns.Latent, weightColumnName).Fit(data).Transform(data);
        var cancellation = Listen(nameof(MixClasses), cancellationToken);
        var mapper = new MixedClassMapper(gan.Pair, gan.Columns, JoinedLatents, Measured(gan, refiner), cancellation);
        var mixed = new BatchTransform(Environment.Register(nameof(MixClasses), seed: 0), mapper, cancellation).Transform(joined);
        return _context.Transforms.DropColumns(JoinedLatents).Fit(mixed).Transform(mixed);
    }

    private static GanLatentRefiner? Measured(GanTransformer gan, GanLatentRefiner? refiner)
    {
        using var use = gan.Pair.Use();
        using var scope = TorchScope.Differentiable();
        return refiner?.Measured(gan.Pair.Networks, gan.Pair.Specification.Networks, gan.Pair.Specification.Prior, gan.Pair.Device);
    }

    private static void RequireWeights(DataViewSchema schema, string columnName, int classes)
    {
        var column = ColumnFinder.Find(schema, "class weights", columnName);
        if (!(column.Type is VectorDataViewType vector && vector.Size == classes && vector.ItemType.RawType == typeof(float)))
        {
            throw SchemaErrors.Mismatch("class weights", columnName, $"Vector<Single, {classes}>", column.Type.ToString()!,
                "It has a weight for each class of the network.");
        }
    }
}
