using Microsoft.ML.GanRefinement.Tests.Support;
using static Microsoft.ML.GanRefinement.Tests.Networks.NetworkWork;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

[Trait("Run", "EachCommit")]
[Collection(nameof(RunsAlone))]
public class EveryNetworkIsFreedTests
{
    [Theory]
    [MemberData(nameof(NetworkCases.All), MemberType = typeof(NetworkCases))]
    public void Frees_every_tensor(string name)
    {
        var s = NetworkCases.Find(name);
        LiveTensors.AssertFlat(() =>
        {
            using var networks = Create(s);
            using var scope = NewDisposeScope();
            Loss(networks, s).backward();
            TorchSharp.Modules.Parameter[] weights = [.. networks.Generator.parameters(), .. networks.Discriminator.parameters()];
            foreach (var weight in weights)
                weight.grad?.Dispose();
            // Twice, since the dry run that counts the sizes makes each of them as well.
            return 2 * weights.Length;
        });
    }
}
