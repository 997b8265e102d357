using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Microsoft.ML.GanRefinement.Tests.Support.LongestFirst", "Microsoft.ML.GanRefinement.Tests")]

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Begins with the classes that train: they take as long as all others together, one after the other, while the others have the second
/// thread.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName == nameof(Trains))
            .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
