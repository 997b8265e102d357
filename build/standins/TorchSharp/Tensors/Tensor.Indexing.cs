using System;
using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => At([i1]);
            set => Put([i1], value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => At([i1, i2]);
            set => Put([i1, i2], value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => At([i1, i2, i3]);
            set => Put([i1, i2, i3], value);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => At([i1, i2, i3, i4]);
            set => Put([i1, i2, i3, i4], value);
        }

        public Tensor index(params TensorIndex[] indices)
        {
            Span<IndexItem> items = stackalloc IndexItem[indices.Length];
            Tensor result = Index(Items(indices, items));
            GC.KeepAlive(indices);
            return result;
        }

        public Tensor index(params Tensor[] indices)
        {
            Span<IndexItem> items = stackalloc IndexItem[indices.Length];
            Tensor result = Index(Items(indices, items));
            GC.KeepAlive(indices);
            return result;
        }

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            Span<IndexItem> items = stackalloc IndexItem[indices.Length];
            IndexPut(Items(indices, items), value);
            GC.KeepAlive(indices);
            return this;
        }

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using Tensor filler = full(ReadOnlySpan<long>.Empty, value, dtype, device);
            return index_put_(filler, indices);
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices)
        {
            Span<IndexItem> items = stackalloc IndexItem[indices.Length];
            IndexPut(Items(indices, items), value);
            GC.KeepAlive(indices);
            return this;
        }

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false)
        {
            if (!accumulate)
                return index_put_(value, indices);
            IntPtr[] handles = Handles(indices);
            fixed (IntPtr* first = handles)
                Native.Check(Native.gan_index_put_accumulate_(Handle, first, handles.Length, value.Handle));
            GC.KeepAlive(indices);
            GC.KeepAlive(value);
            return this;
        }

        private static Span<IndexItem> Items(TensorIndex[] indices, Span<IndexItem> items)
        {
            for (int i = 0; i < indices.Length; i++)
                items[i] = indices[i].Item;
            return items;
        }

        private static Span<IndexItem> Items(Tensor[] indices, Span<IndexItem> items)
        {
            for (int i = 0; i < indices.Length; i++)
                items[i] = new IndexItem(IndexItem.TensorKind, (long)indices[i].Handle);
            return items;
        }

        private Tensor At(ReadOnlySpan<long> positions)
        {
            Span<IndexItem> items = stackalloc IndexItem[positions.Length];
            for (int i = 0; i < positions.Length; i++)
                items[i] = new IndexItem(IndexItem.IntegerKind, positions[i]);
            return Index(items);
        }

        private void Put(ReadOnlySpan<long> positions, Tensor value)
        {
            Span<IndexItem> items = stackalloc IndexItem[positions.Length];
            for (int i = 0; i < positions.Length; i++)
                items[i] = new IndexItem(IndexItem.IntegerKind, positions[i]);
            IndexPut(items, value);
        }

        private Tensor Index(Span<IndexItem> items)
        {
            fixed (IndexItem* first = items)
            {
                Tensor result = Wrap(Native.gan_index(Handle, first, items.Length));
                GC.KeepAlive(this);
                return result;
            }
        }

        private void IndexPut(Span<IndexItem> items, Tensor value)
        {
            fixed (IndexItem* first = items)
                Native.Check(Native.gan_index_put_(Handle, first, items.Length, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }
    }
}
