using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>Products of which a triangle is known or enough, block by block: little more than half of the work of the whole.</summary>
internal static class TriangularProducts
{
    // So many rows of the usual number of features stay in a processor's cache, and so many columns keep it at its full speed.
    private const long Block = 512;

    /// <summary>Adds AᵀA on and below the diagonal; what stands above means nothing.</summary>
    /// <param name="sum">The sum, [columns, columns]; changed in place.</param>
    /// <param name="rows">A, [any, columns].</param>
    public static void AddGram(Tensor sum, Tensor rows)
    {
        for (long row = 0; row < rows.shape[0]; row += Block)
        {
            using IDisposable scope = NewDisposeScope();
            Tensor part = rows.narrow(0, row, Math.Min(Block, rows.shape[0] - row));
            for (long start = 0; start < rows.shape[1]; start += Block)
            {
                long count = Math.Min(Block, rows.shape[1] - start);
                Tensor product = part.narrow(1, start, count).t().mm(part.narrow(1, 0, start + count));
                sum.narrow(0, start, count).narrow(1, 0, start + count).add_(product);
            }
        }
    }

    /// <summary>R₁R₂ᵀ of two upper triangles, both [n, n].</summary>
    public static Tensor UpperByLower(Tensor first, Tensor second)
    {
        long size = first.shape[0];
        Tensor result = zeros(size, size, dtype: ScalarType.Float64);
        for (long start = 0; start < size; start += Block)
        {
            // Columns from start on have nothing below start + count.
            using IDisposable scope = NewDisposeScope();
            long count = Math.Min(Block, size - start);
            Tensor Columns(Tensor triangle) => triangle.narrow(0, 0, start + count).narrow(1, start, count);
            result.narrow(0, 0, start + count).narrow(1, 0, start + count).add_(Columns(first).mm(Columns(second).t()));
        }

        return result;
    }
}
