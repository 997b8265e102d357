namespace Microsoft.ML.Data;

/// <summary>Orders of rows.</summary>
internal static class Permutations
{
    /// <summary>Drawn as the real package does: from the front, each place gets one of those behind it.</summary>
    public static int[] Random(Random random, int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = 0; i < order.Length; i++)
        {
            int other = i + random.Next(order.Length - i);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
