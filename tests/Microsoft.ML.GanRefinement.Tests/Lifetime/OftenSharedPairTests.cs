using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Lifetime;

/// <summary>30 models that go while others use them.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(Trains))]
public sealed class OftenSharedPairTests : SharedPairTests
{
    protected override int Rounds => 30;
}
