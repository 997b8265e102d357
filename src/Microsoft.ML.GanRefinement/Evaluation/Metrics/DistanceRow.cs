namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>Gets one row of a distance matrix.</summary>
/// <param name="worker">Which of the workers calls: two never share a number at one time.</param>
/// <param name="row">The row's number.</param>
/// <param name="squared">Its squared distances to every row of the other sample.</param>
internal delegate void DistanceRow(int worker, int row, ReadOnlySpan<double> squared);
