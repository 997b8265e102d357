namespace Microsoft.ML.GanRefinement.Common;

/// <summary>Whole numbers in messages, in no thread's culture.</summary>
internal static class NumberList
{
    /// <summary>"2, 3, 4".</summary>
    public static string Of(IEnumerable<long> numbers) => string.Join(", ", numbers.Select(number => $"{number}"));
}
