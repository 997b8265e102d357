using Microsoft.ML.GanRefinement.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

/// <summary>Makes a pair of a <see cref="NetworkCases">case</see> and gives it something to do.</summary>
internal static class NetworkWork
{
    public static NetworkPair Create(NetworkPairSpecification specification)
    {
        using var random = new torch.Generator(3);
        return NetworkPairFactory.Create(specification, random, CPU);
    }

    // Something that every head has a part in.
    public static Tensor Loss(NetworkPair networks, NetworkPairSpecification s)
    {
        var output = networks.Discriminator.call(networks.Generator.call(RandomLatents(6), Classes(s, 6)), Classes(s, 6));
        var loss = output.Logits.square().sum();
        loss = output.Codes is { } codes ? loss + codes.square().sum() : loss;
        loss = output.CodeCategories is { } categories ? loss + categories.square().sum() : loss;
        return output.ClassLogits is { } classes ? loss + classes.square().sum() : loss;
    }

    public static Tensor RandomLatents(int count)
    {
        using var random = new torch.Generator(5);
        return randn([count, NetworkCases.LatentSize], generator: random);
    }

    public static Tensor? Classes(NetworkPairSpecification s, int count) =>
        s.ClassCount == 0 ? null : tensor(Enumerable.Range(0, count).Select(i => (long)(i % s.ClassCount)).ToArray());
}
