using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Numerics;

/// <summary>Squared distances between the rows of two samples, a chunk of rows at a time, so that the whole matrix is never in
/// memory.</summary>
/// <remarks>By ‖x‖² + ‖y‖² − 2x·y, on samples moved to the first one's mean: far from the origin these sums would cancel. What is left of
/// the error is bounded by <see cref="Slack"/>; where a comparison is closer than that, <see cref="Exact"/> decides.</remarks>
internal sealed unsafe class PairDistances : IDisposable
{
    // 32 MB of distances at a time.
    private const int ChunkValues = 1 << 22;

    private readonly FeatureMatrix _rows;
    private readonly FeatureMatrix _columns;
    private readonly Tensor _centredRows;
    private readonly Tensor _centredColumns;
    private readonly double[] _rowNorms;
    private readonly double[] _columnNorms;
    private readonly double _error;

    public PairDistances(FeatureMatrix rows, FeatureMatrix columns)
    {
        FeatureMatrix.RequireSameColumns(rows, columns);
        (_rows, _columns) = (rows, columns);
        using IDisposable scope = NewDisposeScope();
        var first = rows.ToTensor();
        var mean = first.mean([0L]);
        // In place: one copy of each sample beside the sample itself is enough.
        _centredRows = first.sub_(mean).DetachFromDisposeScope();
        _centredColumns = ReferenceEquals(rows, columns) ? _centredRows : columns.ToTensor().sub_(mean).DetachFromDisposeScope();
        _rowNorms = SquaredNorms(_centredRows);
        _columnNorms = SquaredNorms(_centredColumns);
        // A dot product of d terms is off by at most d rounding errors of ‖x‖‖y‖ ≤ (‖x‖²+‖y‖²)/2, twice; norms and sums add a few.
        _error = (double.BitIncrement(1) - 1) * (rows.Columns + 16);
    }

    /// <summary>How many threads visit rows at once: as many as torch may use.</summary>
    public static int Workers => Math.Max(1, get_num_threads());

    /// <summary>How many rows of the matrix are in memory at a time.</summary>
    public static int ChunkRows(int rows, int columns) => Math.Clamp(ChunkValues / Math.Max(1, columns), 1, Math.Max(1, rows));

    /// <summary>How far a squared distance handed out may be from the true one.</summary>
    public double Slack(int row, int column) => _error * (_rowNorms[row] + _columnNorms[column]);

    /// <summary>The squared distance without cancellation.</summary>
    public double Exact(int row, int column) => _rows.SquaredDistance(row, _columns, column);

    /// <summary>Calls <paramref name="visit"/> once for each row.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; noticed within a chunk.</exception>
    public void Visit(DistanceRow visit, Cancellation cancellation = default)
    {
        var chunk = ChunkRows(_rows.Rows, _columns.Rows);
        using var transposed = _centredColumns.t();
        for (var start = 0; start < _rows.Rows; start += chunk)
        {
            cancellation.ThrowIfRequested();
            var count = Math.Min(chunk, _rows.Rows - start);
            using var part = _centredRows.narrow(0, start, count);
            using var products = part.mm(transposed);
            fixed (byte* first = products.bytes)
                Visit(visit, (double*)first, start, count);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _centredRows.Dispose();
        _centredColumns.Dispose();
    }

    private void Visit(DistanceRow visit, double* products, int start, int count)
    {
        var workers = Math.Min(Workers, count);
        void Work(int worker)
        {
            for (var i = (int)((long)worker * count / workers); i < (int)((worker + 1L) * count / workers); i++)
            {
                Span<double> row = new(products + ((long)i * _columns.Rows), _columns.Rows);
                ToDistances(row, _rowNorms[start + i]);
                visit(worker, start + i, row);
            }
        }

        if (workers == 1)
            Work(0);
        else
            Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, Work);
    }

    private void ToDistances(Span<double> products, double norm)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(products);
        ReadOnlySpan<Vector<double>> norms = MemoryMarshal.Cast<double, Vector<double>>(_columnNorms.AsSpan());
        for (var i = 0; i < wide.Length; i++)
            wide[i] = Vector.Max(Vector<double>.Zero, new Vector<double>(norm) + norms[i] - (2 * wide[i]));

        for (var i = wide.Length * Vector<double>.Count; i < products.Length; i++)
            products[i] = Math.Max(0, norm + _columnNorms[i] - (2 * products[i]));
    }

    private static double[] SquaredNorms(Tensor rows)
    {
        using var squares = rows.Squared();
        using var sums = squares.sum(1);
        return sums.data<double>().ToArray();
    }
}
