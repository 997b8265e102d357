using Microsoft.ML.GanRefinement.Data;

namespace Microsoft.ML.GanRefinement.Benchmarks.PyTorch;

/// <summary>A training step that is measured.</summary>
/// <param name="Name">Its name here and in plain_gan.py.</param>
/// <param name="BaseChannels">Width of the networks.</param>
/// <param name="Channels">Of the images, 32 × 32.</param>
/// <param name="Networks">The networks for a width.</param>
/// <param name="Objective">The losses.</param>
/// <param name="Regularizers">Penalties.</param>
internal sealed record TrainingCase(
    string Name, int BaseChannels, int Channels, Func<int, GanNetworks> Networks, GanObjective Objective,
    params GanRegularizer[] Regularizers)
{
    public const int LatentSize = 128;
    public const int Batch = 64;
    public const int Seed = 1;

    public static IReadOnlyList<TrainingCase> All { get; } =
    [
        new("dcgan32", 64, 1, n => GanNetworks.Dcgan(n, BatchNormalized), GanObjective.NonSaturating())
        {
            Norms = [(256, 4, 1), (128, 8, 1), (64, 16, 1), (128, 8, 3), (256, 4, 3)],
        },
        new("resnet32", 32, 3, n => GanNetworks.ResNet(n), GanObjective.NonSaturating())
        {
            Norms = [(128, 4, 1), (128, 8, 2), (128, 16, 2), (128, 32, 2)],
        },
        new("dcgan32-wgan-gp", 64, 1, n => GanNetworks.Dcgan(n), GanObjective.Wasserstein(), GanRegularizer.GradientPenalty())
        {
            Norms = [(256, 4, 1), (128, 8, 1), (64, 16, 1)],
        },
    ];

    /// <summary>Batch norms of a step: channels, side, and how often forward and back.</summary>
    public IReadOnlyList<(int Channels, int Side, int Passes)> Norms { get; private init; } = [];

    public ImageShape Image => new(Channels, 32, 32);

    public static TrainingCase Named(string name) => All.Single(one => one.Name == name);

    private static GanNetworkOptions BatchNormalized => new() { Normalization = DiscriminatorNormalization.Batch };

    /// <summary>The options that a user would give. The last iteration is never reached, so that nothing is reported unless asked
    /// for.</summary>
    public StandardGanTrainer.Options Options() => new()
    {
        Networks = Networks(BaseChannels),
        Objective = Objective,
        Regularizers = Regularizers,
        LatentSize = LatentSize,
        BatchSize = Batch,
        Seed = Seed,
        MaxIterations = int.MaxValue,
        ProgressInterval = int.MaxValue,
    };
}
