using System;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>One place of an index expression: a number, a slice, a mask, a list of positions, or everything.</summary>
    public struct TensorIndex
    {
        // What libtorch takes for a slice without that end.
        private const long FromStart = 0, ToEnd = long.MaxValue;

        public static TensorIndex Ellipsis = new(new IndexItem(IndexItem.EllipsisKind));
        public static TensorIndex None = new(new IndexItem(IndexItem.NoneKind));
        public static TensorIndex Null = new(new IndexItem(IndexItem.NoneKind));
        public static TensorIndex Colon = Slice();

        private readonly IndexItem _item;
        private readonly Tensor _tensor;

        private TensorIndex(IndexItem item) => _item = item;

        private TensorIndex(Tensor tensor) => _tensor = tensor;

        internal readonly IndexItem Item
            => _tensor is null ? _item : new IndexItem(IndexItem.TensorKind, (long)_tensor.Handle);

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null)
        {
            long by = step ?? 1;
            return new(new IndexItem(IndexItem.SliceKind, start ?? FromStart, stop ?? ToEnd, by));
        }

        public static TensorIndex Slice((int?, int?) range) => Slice(range.Item1, range.Item2);

        public static TensorIndex Slice(Range range)
        {
            // Counting from the end is a negative position here; nothing from the end is the end itself.
            long start = range.Start.IsFromEnd ? (range.Start.Value == 0 ? ToEnd : -range.Start.Value) : range.Start.Value;
            long stop = range.End.IsFromEnd ? (range.End.Value == 0 ? ToEnd : -range.End.Value) : range.End.Value;
            return Slice(start, stop);
        }

        public static TensorIndex Bool(bool value) => new(new IndexItem(IndexItem.BooleanKind, value ? 1 : 0));

        public static TensorIndex Single(long? index)
            => index is { } position ? new(new IndexItem(IndexItem.IntegerKind, position)) : None;

        public static TensorIndex Tensor(Tensor tensor) => new(tensor);

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int?, int?) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);
    }
}
