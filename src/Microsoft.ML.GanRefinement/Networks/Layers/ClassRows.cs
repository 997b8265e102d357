using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>What a network has learned of each class, for the classes of samples.</summary>
internal static class ClassRows
{
    /// <summary>[B, F], of a table [classes, F].</summary>
    /// <param name="table">A row for each class.</param>
    /// <param name="classes">[B] zero-based classes; or [B, classes] weights, which mix the rows.</param>
    public static Tensor Of(Tensor table, Tensor classes) =>
        classes.dim() == 2 ? RowProducts.Of(classes, rows => rows.mm(table)) : table.index_select(0, classes);
}
