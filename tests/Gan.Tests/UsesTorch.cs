using GanRefinement.Gan.Tests.Browser;

namespace GanRefinement.Gan.Tests;

/// <summary>Tests that train, or look at one run that is trained for all of them.</summary>
[CollectionDefinition(nameof(UsesTorch), DisableParallelization = true)]
public sealed class UsesTorch : ICollectionFixture<TinyRun>, ICollectionFixture<Chromium>;
