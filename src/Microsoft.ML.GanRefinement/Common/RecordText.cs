namespace Microsoft.ML.GanRefinement.Common;

/// <summary>What a record's <c>ToString</c> says, in no thread's culture: the compiler's own follows it.</summary>
internal static class RecordText
{
    /// <summary>The record's name and its public properties.</summary>
    public static string Of<T>(T record)
        where T : class
    {
        var properties = typeof(T).GetProperties().Select(property => $"{property.Name} = {property.GetValue(record)}");
        return $"{typeof(T).Name} {{ {string.Join(", ", properties)} }}";
    }
}
