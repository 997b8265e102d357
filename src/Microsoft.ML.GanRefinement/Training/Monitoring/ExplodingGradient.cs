namespace Microsoft.ML.GanRefinement.Training.Monitoring;

/// <summary>A gradient norm a thousand times its median so far.</summary>
internal sealed class ExplodingGradient(Func<IterationStats, double> norm)
{
    private const double Factor = 1000;
    private const int FewestReports = 5;
    private readonly List<double> _sorted = [];

    public bool IsSeen(IterationStats stats)
    {
        var value = norm(stats);
        var exploded = _sorted.Count >= FewestReports && value > Factor * _sorted[_sorted.Count / 2];
        var place = _sorted.BinarySearch(value);
        _sorted.Insert(place < 0 ? ~place : place, value);
        return exploded;
    }
}
