using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Numerics;

/// <summary>Products of which a triangle is known or enough, block by block: little more than half of the work of the whole.</summary>
internal static class TriangularProducts
{
    /// <summary>So many rows of the usual number of features stay in a processor's cache.</summary>
    public const int Rows = 1024;

    // Smaller ones would save little work more, and lose the processor's full speed.
    private const long Block = 256;
    private const long Panel = 256;

    /// <summary>Adds AᵀA on and below the diagonal; what stands above means nothing.</summary>
    /// <param name="sum">The sum, [columns, columns]; changed in place.</param>
    /// <param name="rows">A, [any, columns].</param>
    /// <param name="cancellation">Heard before so many rows as are multiplied at a time.</param>
    public static void AddGram(Tensor sum, Tensor rows, Cancellation cancellation = default)
    {
        for (long row = 0; row < rows.shape[0]; row += Rows)
        {
            cancellation.ThrowIfRequested();
            using IDisposable scope = NewDisposeScope();
            AddGram(sum, rows.narrow(0, row, Math.Min(Rows, rows.shape[0] - row)), 0, rows.shape[1]);
        }
    }

    /// <summary>R₁R₂ᵀ of two upper triangles, both [n, n].</summary>
    public static Tensor UpperByLower(Tensor first, Tensor second, Cancellation cancellation = default)
    {
        var size = first.shape[0];
        var result = zeros(size, size, dtype: ScalarType.Float64, device: CPU);
        for (long start = 0; start < size; start += Panel)
        {
            cancellation.ThrowIfRequested();
            // Columns from start on have nothing below start + count.
            using IDisposable scope = NewDisposeScope();
            var count = Math.Min(Panel, size - start);
            Tensor Columns(Tensor triangle) => triangle.narrow(0, 0, start + count).narrow(1, start, count);
            result.narrow(0, 0, start + count).narrow(1, 0, start + count).addmm_(Columns(first), Columns(second).t());
        }

        return result;
    }

    // Of half of the columns, of the other half, and below both one product of the halves, as large as there is.
    private static void AddGram(Tensor sum, Tensor rows, long start, long count)
    {
        if (count <= Block)
        {
            AddProduct(sum, rows, (start, count), (start, count));
            return;
        }

        var half = count / 2;
        AddGram(sum, rows, start, half);
        AddGram(sum, rows, start + half, count - half);
        AddProduct(sum, rows, (start + half, count - half), (start, half));
    }

    private static void AddProduct(Tensor sum, Tensor rows, (long Start, long Count) down, (long Start, long Count) across)
    {
        using IDisposable scope = NewDisposeScope();
        var part = sum.narrow(0, down.Start, down.Count).narrow(1, across.Start, across.Count);
        part.addmm_(rows.narrow(1, down.Start, down.Count).t(), rows.narrow(1, across.Start, across.Count));
    }
}
