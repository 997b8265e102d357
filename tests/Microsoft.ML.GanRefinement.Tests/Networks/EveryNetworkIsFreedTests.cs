using Microsoft.ML.GanRefinement.Tests.Support;
using static Microsoft.ML.GanRefinement.Tests.Networks.NetworkWork;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

[Collection(nameof(RunsAlone))]
public class EveryNetworkIsFreedTests
{
    [Theory]
    [MemberData(nameof(NetworkCases.All), MemberType = typeof(NetworkCases))]
    public void Frees_every_tensor(string name)
    {
        var s = NetworkCases.Find(name);
        var before = LiveTensors.Count();
        int parameters;
        using (var networks = Create(s))
        {
            parameters = networks.Generator.parameters().Count() + networks.Discriminator.parameters().Count();
            using var scope = NewDisposeScope();
            Loss(networks, s).backward();
            foreach (var weight in networks.Generator.parameters().Concat(networks.Discriminator.parameters()))
                weight.grad?.Dispose();
        }
        // Twice, since the dry run that counts the sizes makes each of them as well.
        LiveTensors.AssertFlat(before, LiveTensors.Count(), 2 * parameters);
    }
}
