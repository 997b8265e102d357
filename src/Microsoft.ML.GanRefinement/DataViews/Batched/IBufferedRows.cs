namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>Rows that are kept together for a while; their columns are kept beside.</summary>
internal interface IBufferedRows
{
    /// <summary>How many rows are expected; columns grow beyond it.</summary>
    int Capacity { get; }

    /// <summary>How many rows are read, which is the place that is filled next.</summary>
    int Count { get; }

    /// <summary>The row that getters serve, below <see cref="Count"/>; −1 before the first and after the last.</summary>
    int Current { get; }
}
