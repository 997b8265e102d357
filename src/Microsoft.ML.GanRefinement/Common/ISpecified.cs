namespace Microsoft.ML.GanRefinement.Common;

/// <summary>What users describe in words of their own, and we save as a specification among the options of a model or checkpoint.</summary>
/// <typeparam name="TSelf">The description.</typeparam>
/// <typeparam name="TSpecification">All of its choices, by name.</typeparam>
internal interface ISpecified<TSelf, TSpecification>
{
    /// <summary>The choices.</summary>
    TSpecification Specification { get; }

    /// <summary>The description of such choices.</summary>
    static abstract TSelf Of(TSpecification specification);
}
