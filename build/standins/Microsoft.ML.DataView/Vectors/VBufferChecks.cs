namespace Microsoft.ML.Data;

/// <summary>What vectors and their editors share.</summary>
internal static class VBufferChecks
{
    public static void Parameter(bool isRight, string name)
    {
        if (!isRight)
            throw new ArgumentOutOfRangeException(name);
    }

    /// <summary>The first position in the ascending <paramref name="indices"/> whose index is not below the slot.</summary>
    public static int LowerBound(ReadOnlySpan<int> indices, int slot)
    {
        int found = indices.BinarySearch(slot);
        return found < 0 ? ~found : found;
    }

    /// <summary>Replaces a too short array by one at least twice as long, within the capacity.</summary>
    public static bool EnsureSize<TItem>(ref TItem[] array, int size, int? capacity, bool keepOld)
    {
        int old = array?.Length ?? 0;
        if (old >= size)
            return false;
        int limit = capacity ?? Array.MaxLength;
        if (size > limit)
            throw new ArgumentOutOfRangeException(nameof(size), $"{size} values do not fit into a capacity of {limit}.");
        int grown = (int)Math.Min(limit, Math.Max(size, 2L * old));
        if (keepOld && array is not null)
            Array.Resize(ref array, grown);
        else
            array = new TItem[grown];
        return true;
    }
}
