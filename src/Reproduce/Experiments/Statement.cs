using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Experiments;

/// <summary>One row is better than another: what a verdict is given on.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Paper">The paper's figures for it.</param>
/// <param name="Metric">By which metric.</param>
/// <param name="Better">The row that should be better.</param>
/// <param name="Baseline">The row that it is compared with.</param>
internal sealed record Statement(string Text, string Paper, Metric Metric, string Better, string Baseline)
{
    /// <summary>Where in the two runs.</summary>
    public Moment At { get; init; }
}
