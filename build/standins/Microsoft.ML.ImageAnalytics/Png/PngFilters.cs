namespace Microsoft.ML.Internal.Images;

/// <summary>Undoes the five row filters (PNG specification, clause 9).</summary>
internal static class PngFilters
{
    public static void Undo(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        if (filter > 4)
            throw new InvalidDataException($"PNG row has the unknown filter {filter}");
        for (int i = 0; i < row.Length && filter != 0; i++)
        {
            int left = i < distance ? 0 : row[i - distance];
            int corner = i < distance ? 0 : above[i - distance];
            int predicted = filter switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                _ => Paeth(left, above[i], corner),
            };
            row[i] = (byte)(row[i] + predicted);
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        int estimate = left + above - corner;
        int toLeft = Math.Abs(estimate - left);
        int toAbove = Math.Abs(estimate - above);
        int toCorner = Math.Abs(estimate - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
