using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Model.Import;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Trainers;
using TorchSharp;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    private const string ImportMethod = nameof(FromNetworks);

    /// <summary>Makes a transformer of a pair that was trained elsewhere: its images are generated, coached, searched for, measured and saved like those of a
    /// pair trained here, and a training run starts from it as <see cref="GanTrainerOptions.InitialModel"/>.</summary>
    /// <param name="networks">The architecture, with the sizes and options that the weights were trained with; built in, or registered by
    /// <see cref="GanNetworks.Register"/>.</param>
    /// <param name="shape">Sizes of samples and latents, and the number of classes.</param>
    /// <param name="generatorWeights">The generator's weights.</param>
    /// <param name="discriminatorWeights">The discriminator's weights. Coaching, searches and scores depend on them.</param>
    /// <param name="objective">The losses that the pair was trained with: what a coach lowers.</param>
    /// <param name="classNames">Names of the classes, as many as <paramref name="shape"/> has; null names them by number, from 1.</param>
    /// <param name="prior">The distribution of the latents that the generator was trained on. Default standard normal.</param>
    /// <param name="generatorClassificationWeight">Of networks with a classifier, the weight that its term had in the generator's loss, at least 0: what a
    /// coach lowers has it (<see cref="GanTrainerOptions.GeneratorClassificationWeight"/>). Default 1.</param>
    /// <returns>The transformer, with the columns' default names. Where the data have no latents, it draws them by seed 0.</returns>
    /// <remarks>Images are in [−1,1]: a generator that ends in a sigmoid has to end in a module of your own that makes 2x − 1 of it.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The objective needs other networks.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The architecture cannot be built for these sizes, class names are too few or too many,
    /// or a number is out of its range.</exception>
    /// <exception cref="FormatException">A file is damaged, or its tensors are not those of the networks; the message lists what differs.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public GanTransformer FromNetworks(
        GanNetworks networks, GanNetworkShape shape, GanWeights generatorWeights, GanWeights discriminatorWeights, GanObjective objective,
        IReadOnlyList<string>? classNames = null, LatentDistribution prior = LatentDistribution.Normal,
        double generatorClassificationWeight = 1)
    {
        ArgumentNullException.ThrowIfNull(networks);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(generatorWeights);
        ArgumentNullException.ThrowIfNull(discriminatorWeights);
        ArgumentNullException.ThrowIfNull(objective);
        OptionChecks.Defined(prior);
        OptionChecks.Between(0, double.MaxValue, generatorClassificationWeight);
        var names = classNames ?? [.. Enumerable.Range(1, shape.ClassCount).Select(number => $"{number}")];
        if (names.Count != shape.ClassCount)
        {
            throw OptionChecks.OutOfRange(nameof(classNames), classNames,
                $"classNames has {names.Count} names, and shape {shape.ClassCount} classes: name each class, or pass null.");
        }

        // A trainer's method knows what classes add to a loss, and which losses and networks go together.
        var method = new GanMethod(ImportMethod, new StandardGanTrainer.Options
        {
            Networks = networks,
            Objective = objective,
            LatentSize = shape.LatentSize,
            GeneratorClassificationWeight = generatorClassificationWeight,
            LabelColumnName = shape.ClassCount > 0 ? ColumnNames.Label : null,
        });
        return TorchErrors.Explain(ImportMethod, () => Import(method.Networks(shape.Sample, shape.ClassCount),
            new GanPairWeights(generatorWeights, discriminatorWeights), method.Objective(shape.ClassCount), [.. names], prior));
    }

    private GanTransformer Import(NetworkPairSpecification specification, GanPairWeights weights, GanObjective objective, string[] classNames,
        LatentDistribution prior)
    {
        using var scope = TorchScope.Differentiable();
        NetworkPairFactory.Check(specification);
        var device = TorchDevice.Choose(Environment);
        var networks = new NetworkPair(NetworkPairFactory.CreateGenerator(specification), NetworkPairFactory.CreateDiscriminator(specification));
        try
        {
            NetworkImport.Fill(specification, networks, weights);
            networks.Generator.to(device);
            networks.Discriminator.to(device);
        }
        catch
        {
            networks.Dispose();
            throw;
        }

        return new GanTransformer(Environment, new TrainedPair(new GanSpecification
        {
            Method = ImportMethod,
            Networks = specification,
            Objective = objective,
            ClassNames = classNames,
            Prior = prior,
            LibraryVersion = PackageVersion.Text,
        }, networks, device), new GanColumns());
    }
}
