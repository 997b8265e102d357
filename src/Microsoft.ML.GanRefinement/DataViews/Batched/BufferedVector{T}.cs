using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>Buffers vectors, whose arrays are reused row by row and must not be handed out.</summary>
internal sealed class BufferedVector<T>(ValueGetter<VBuffer<T>> source, IBufferedRows batch) : BufferedColumn<VBuffer<T>>(source, batch)
{
    /// <inheritdoc/>
    protected override void Copy(in VBuffer<T> from, ref VBuffer<T> to) => from.CopyTo(ref to);
}
