using Microsoft.ML.GanRefinement.Tests.Lifetime;

namespace Microsoft.ML.GanRefinement.SlowTests.EachCommit;

/// <summary>Many reloads of each model while others use it.</summary>
public sealed class LongDisposalUnderUseTests : DisposalUnderUseTests
{
    protected override int Rounds => 5;
}
