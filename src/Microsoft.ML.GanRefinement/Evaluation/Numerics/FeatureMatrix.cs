using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Numerics;

/// <summary>Rows of features or probabilities, in double precision: single precision loses the small eigenvalues of a covariance.</summary>
/// <param name="Values">Row after row.</param>
/// <param name="Rows">Number of samples.</param>
/// <param name="Columns">Number of features.</param>
internal sealed record FeatureMatrix(double[] Values, int Rows, int Columns)
{
    private const int PieceValues = 1 << 27;

    /// <summary>Rows that were gathered one by one: a growing array would need more than twice the memory of what it holds.</summary>
    /// <exception cref="InvalidOperationException">They have more values than an array can.</exception>
    public static FeatureMatrix Of<T>(List<T[]> rows, int columns, string source)
        where T : struct, IFloatingPointIeee754<T>
    {
        var count = (long)rows.Count * columns;
        if (count > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"The {source} has {rows.Count} rows of {columns} values, and metrics can hold {Array.MaxLength} values in all: evaluate fewer rows.");
        }

        var values = new double[count];
        for (var row = 0; row < rows.Count; row++)
        {
            var target = values.AsSpan(row * columns, columns);
            for (var k = 0; k < target.Length; k++)
                target[k] = double.CreateChecked(rows[row][k]);
        }

        return new(values, rows.Count, columns);
    }

    /// <summary>The size of a sample whose values are elsewhere.</summary>
    public static FeatureMatrix OfSize(long rows, int columns) => new([], checked((int)rows), columns);

    /// <summary>Samples one after the other.</summary>
    public static FeatureMatrix Of(IReadOnlyList<FeatureMatrix> parts)
    {
        var rows = parts.Sum(part => (long)part.Rows);
        if (rows * parts[0].Columns > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"There are {rows} rows of {parts[0].Columns} values, and metrics can hold {Array.MaxLength} values in all: evaluate fewer rows.");
        }

        return new([.. parts.SelectMany(part => part.Values)], (int)rows, parts[0].Columns);
    }

    /// <summary>The values of one sample.</summary>
    public ReadOnlySpan<double> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>A copy of some rows, in the order given.</summary>
    public FeatureMatrix Select(ReadOnlySpan<int> rows)
    {
        var values = new double[rows.Length * Columns];
        for (var i = 0; i < rows.Length; i++)
            Row(rows[i]).CopyTo(values.AsSpan(i * Columns));

        return new(values, rows.Length, Columns);
    }

    /// <summary>All rows as a tensor, [rows, columns]; the caller disposes it.</summary>
    public Tensor ToTensor() => tensor(Values, [Rows, Columns], dtype: ScalarType.Float64, device: CPU);

    /// <summary>Some rows as a tensor, [count, columns], of no more than 2 GB; the caller disposes it.</summary>
    public Tensor ToTensor(int start, int count)
    {
        var rows = empty([count, Columns], dtype: ScalarType.Float64, device: CPU);
        CopyTo(rows, start);
        return rows;
    }

    /// <summary>Rows in the order given as a tensor, [rows, columns]; the caller disposes it.</summary>
    public Tensor ToTensor(ReadOnlySpan<int> rows)
    {
        var selected = empty([rows.Length, Columns], dtype: ScalarType.Float64, device: CPU);
        CopyTo(selected, rows);
        return selected;
    }

    /// <summary>Writes as many rows as a tensor has, of no more than 2 GB, into it.</summary>
    public void CopyTo(Tensor target, int start) =>
        MemoryMarshal.AsBytes(Values.AsSpan(start * Columns, (int)target.shape[0] * Columns)).CopyTo(target.bytes);

    /// <summary>Writes rows in the order given into a tensor, [rows, columns].</summary>
    public void CopyTo(Tensor target, ReadOnlySpan<int> rows)
    {
        // A span has no more than 2 GB.
        var piece = Math.Max(1, PieceValues / Columns);
        for (var start = 0; start < rows.Length; start += piece)
        {
            var some = rows.Slice(start, Math.Min(piece, rows.Length - start));
            using var part = target.narrow(0, start, some.Length);
            var values = MemoryMarshal.Cast<byte, double>(part.bytes);
            for (var i = 0; i < some.Length; i++)
                Row(some[i]).CopyTo(values[(i * Columns)..]);
        }
    }

    /// <summary>The squared distance of two rows by their differences, which cancel nothing.</summary>
    public double SquaredDistance(int row, FeatureMatrix other, int otherRow)
    {
        var a = Row(row);
        var b = other.Row(otherRow);
        double sum = 0;
        for (var k = 0; k < a.Length; k++)
        {
            var gap = a[k] - b[k];
            sum += gap * gap;
        }

        return sum;
    }

    /// <summary>Refuses samples whose rows cannot be compared.</summary>
    /// <exception cref="InvalidOperationException">The feature counts differ.</exception>
    public static void RequireSameColumns(FeatureMatrix first, FeatureMatrix second) => RequireSameColumns(first.Columns, second.Columns);

    /// <summary>Refuses samples whose rows cannot be compared.</summary>
    /// <exception cref="InvalidOperationException">The feature counts differ.</exception>
    public static void RequireSameColumns(long first, long second)
    {
        if (first != second)
        {
            throw new InvalidOperationException(
                $"Real and generated features must be of one size, got {first} and {second}: use one featurizer for both.");
        }
    }
}
