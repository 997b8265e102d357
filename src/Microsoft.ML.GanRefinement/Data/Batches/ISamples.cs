namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>Samples that are reached by number.</summary>
internal interface ISamples
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>Copies a sample, scaled as training wants it.</summary>
    /// <param name="index">Which one.</param>
    /// <param name="values">As many values as a sample has.</param>
    /// <returns>The sample's class, counted from zero; 0 without a label column.</returns>
    long CopyTo(int index, Span<float> values);
}
