using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Networks;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Benchmarks;

/// <summary>The demo's networks with fresh weights: what they say does not matter to how long they take.</summary>
internal static class DemoPair
{
    public const int LatentSize = 128;
    public const int ClassCount = 10;

    public static NetworkPairSpecification Networks { get; } = new()
    {
        Image = new ImageShape(1, 32, 32),
        LatentSize = LatentSize,
        ClassCount = ClassCount,
        BaseChannels = 16,
    };

    public static NetworkPair CreateNetworks()
    {
        using var random = new torch.Generator(1);
        return NetworkPairFactory.Create(Networks, random, torch.CPU);
    }

    public static TrainedPair Create() => new(
        new GanSpecification
        {
            Method = "none",
            Networks = Networks,
            Objective = new SumObjective([GanObjective.Hinge(), new AuxiliaryClassification(1)]),
            ClassNames = Enumerable.Range(0, ClassCount).Select(i => $"{i}").ToArray(),
        },
        CreateNetworks(),
        torch.CPU);
}
