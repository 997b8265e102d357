using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Networks;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>An untrained conditional DCGAN for 1×8×8 images of three classes, and its parts.</summary>
internal static class SmallPair
{
    public const int LatentSize = 6;
    public const int ClassCount = 3;

    public static NetworkPairSpecification Networks { get; } = new()
    {
        Image = new ImageShape(1, 8, 8),
        LatentSize = LatentSize,
        ClassCount = ClassCount,
        BaseChannels = 4,
    };

    public static NetworkPair CreateNetworks(ulong seed = 1)
    {
        using var generator = new torch.Generator(seed);
        return NetworkPairFactory.Create(Networks, generator, torch.CPU);
    }

    public static TrainedPair Create(ulong seed = 1) => new(Specification, CreateNetworks(seed), torch.CPU);

    public static TrainedPair Create(Func<GanSpecification, GanSpecification> change) => new(change(Specification), CreateNetworks(), torch.CPU);

    private static GanSpecification Specification => new()
    {
        Method = "none",
        Networks = Networks,
        Objective = new SumObjective([GanObjective.Hinge(), new AuxiliaryClassification(1)]),
        ClassNames = ["a", "b", "c"],
    };
}
