namespace Microsoft.ML.GanRefinement.Tests.Harness;

/// <summary>An estimator under the harness.</summary>
/// <param name="Name">Names the case.</param>
/// <param name="Make">Makes the estimator; what it shares networks with goes into the list, for the test to dispose.</param>
/// <param name="Valid">Data that it can be fitted to and that its transformer can transform.</param>
/// <param name="Invalid">Data that it refuses, promised or real.</param>
internal sealed record ComponentCase(
    string Name,
    Func<MLContext, List<IDisposable>, IEstimator<ITransformer>> Make,
    IDataView Valid,
    params IDataView[] Invalid);
