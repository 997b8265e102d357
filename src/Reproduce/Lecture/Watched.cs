using GanRefinement.Reproduce.Running;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>Two networks that can be looked at while they train, in a callback.</summary>
/// <typeparam name="TGenerator">The generator.</typeparam>
/// <typeparam name="TDiscriminator">The discriminator.</typeparam>
internal sealed class Watched<TGenerator, TDiscriminator>
    where TGenerator : nn.Module<Tensor, Tensor?, Tensor>
    where TDiscriminator : nn.Module<Tensor, Tensor?, DiscriminatorOutput>
{
    private readonly string _name;

    /// <param name="name">To register them under.</param>
    /// <param name="generator">Makes the one.</param>
    /// <param name="discriminator">Makes the other.</param>
    public Watched(string name, Func<TGenerator> generator, Func<TDiscriminator> discriminator)
    {
        _name = "lecture." + name;
        GanNetworks.Register(_name, _ => Generator = generator(), _ => Discriminator = discriminator());
    }

    /// <summary>The one in training.</summary>
    public TGenerator Generator { get; private set; } = null!;

    /// <summary>The other.</summary>
    public TDiscriminator Discriminator { get; private set; } = null!;

    /// <summary>Trains them.</summary>
    /// <param name="options">Everything but networks, seed and reports.</param>
    /// <param name="data">What is real.</param>
    /// <param name="iterations">How long.</param>
    /// <param name="interval">Iterations between two looks; the last one is always looked at.</param>
    /// <param name="look">A look.</param>
    /// <param name="initialization">Of first weights; null leaves those that the networks were made with.</param>
    public void Train(GanTrainerOptions options, IDataView data, int iterations, int interval, Action<GanTrainingProgress> look,
        WeightInitialization? initialization = null)
    {
        (options.Networks, options.MaxIterations, options.Seed) = (GanNetworks.Custom(_name, initialization), iterations, Stage.Seed);
        (options.ProgressInterval, options.OnProgress) = (interval, look);
        using var gan = TrainerFor.Options(Stage.Context(), options).Fit(data);
    }
}
