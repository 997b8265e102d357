using System.Globalization;

namespace Microsoft.ML.GanRefinement.SlowTests.Toys;

/// <summary>How a trained network covers a toy's modes.</summary>
internal sealed record ToyCoverage(int Modes, int Well, int Of, double HighQuality)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Modes}/{Of} modes, {Well} of them with a quarter of their share; {HighQuality:P1} within 3 σ");
}
