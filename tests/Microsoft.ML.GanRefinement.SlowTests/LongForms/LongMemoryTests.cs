using Microsoft.ML.GanRefinement.Tests.Lifetime;
using Xunit.Abstractions;

namespace Microsoft.ML.GanRefinement.SlowTests.LongForms;

/// <summary>Over a thousand loads, and over ten thousand steps and predictions: one tensor left behind at each would be seen.</summary>
public sealed class LongMemoryTests(ITestOutputHelper log) : MemoryTests(log)
{
    protected override int Loads => 1_000;

    protected override int Turns => 17_000;

    protected override long Noise => Megabyte;
}
