using System.Globalization;

namespace Microsoft.ML.GanRefinement.Benchmarks.Coaching;

/// <summary>A coach whose rows leave when they gain little.</summary>
internal static class EarlyLeaving
{
    /// <summary>Reads "steps:patience:least gain[:target score]".</summary>
    public static GanCoachOptions Parse(string text)
    {
        double[] numbers = [.. text.Split(':').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        return ProductCoach.AllSteps with
        {
            Iterations = (int)numbers[0],
            Patience = numbers[1] == 0 ? null : (int)numbers[1],
            MinDelta = numbers[2],
            TargetScore = numbers.Length > 3 ? numbers[3] : null,
        };
    }
}
