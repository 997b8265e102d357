using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>Products of rows and a matrix whose bits do not depend on the number of rows, where that is a multiple of eight.</summary>
/// <remarks>MKL takes another kernel, which sums in another order, for 8 rows of few values, and for some shapes for 16. From 32 rows on all that we have
/// tried give a row the same bits, so fewer are filled up by zeros. By count that is 5 % more work for eight rows of a DCGAN of 64 channels, and up to four
/// times as much for a perceptron's. Numbers of rows that are no multiple of eight are left as they are, as one image would wait for it.</remarks>
internal static class RowProducts
{
    /// <summary>What the number of rows has to be a multiple of.</summary>
    public const int Unit = 8;

    private const int Fewest = 32;

    /// <summary>The product of [B, I], filled up where there are 8, 16 or 24 rows.</summary>
    /// <param name="rows">[B, I].</param>
    /// <param name="product">[R, I] → [R, O], of each row by itself.</param>
    public static Tensor Of(Tensor rows, Func<Tensor, Tensor> product)
    {
        var count = rows.shape[0];
        if (rows.dim() != 2 || count % Unit != 0 || count is 0 or >= Fewest)
            return product(rows);
        return product(cat([rows, zeros([Fewest - count, rows.shape[1]], dtype: rows.dtype, device: rows.device)], 0)).narrow(0, 0, count);
    }
}
