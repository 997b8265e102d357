using System;
using System.Collections.Generic;
using System.Threading;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Owns one native tensor: freed by Dispose, by the scope it was made in, or at last by the finaliser.</summary>
    public unsafe partial class Tensor : IDisposable
    {
        private static long s_totalCount;
        private static long s_peakCount;

        private IntPtr _handle;

        internal Tensor(IntPtr handle)
        {
            _handle = handle;
            long count = Interlocked.Increment(ref s_totalCount);
            if (count > s_peakCount)
                s_peakCount = count;

            DisposeScopeManager manager = DisposeScopeManager.Current;
            if (manager.Innermost is { } scope)
            {
                manager.Tensors.CreatedInScopeCount++;
                scope.AddNew(this);
            }
            else
            {
                manager.Tensors.CreatedOutsideScopeCount++;
            }
        }

        ~Tensor() => Dispose(false);

        /// <summary>Live tensors of the process.</summary>
        public static long TotalCount => Interlocked.Read(ref s_totalCount);

        public static long PeakCount => s_peakCount;

        public bool IsInvalid => _handle == IntPtr.Zero;

        public IntPtr Handle => _handle != IntPtr.Zero ? _handle : throw Freed();

        internal DisposeScope OwningDisposeScope { get; set; }

        /// <summary>The place in the owning scope's list, meaningful only with an owner.</summary>
        internal int ScopeIndex { get; set; }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Hands the native tensor over; this object is invalid afterwards.</summary>
        public IntPtr DecoupleFromNativeHandle()
        {
            GC.SuppressFinalize(this);
            IntPtr handle = _handle;
            if (handle != IntPtr.Zero)
                Forget(disposing: true);
            return handle;
        }

        public static Tensor UnsafeCreateTensor(IntPtr handle) => new(handle);

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope other)
        {
            if (OwningDisposeScope is null)
                other?.Attach((IDisposable)this);
            else
                OwningDisposeScope.MoveToOther(other, this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <summary>A call's result: null means that libtorch refused, and this throws what it said.</summary>
        internal static Tensor Wrap(IntPtr handle)
        {
            if (handle == IntPtr.Zero)
                Native.CheckForErrors();
            return new Tensor(handle);
        }

        /// <summary>For calls whose result may be absent.</summary>
        internal static Tensor WrapOptional(IntPtr handle)
        {
            if (handle != IntPtr.Zero)
                return new Tensor(handle);
            Native.CheckForErrors();
            return null;
        }

        /// <summary>Takes a list made by the shim's give_list; frees the list, not what is in it.</summary>
        internal static Tensor[] WrapList(IntPtr* handles, long count)
        {
            if (handles is null)
            {
                Native.CheckForErrors();
                return [];
            }
            var tensors = new Tensor[count];
            for (long i = 0; i < count; i++)
                tensors[i] = handles[i] == IntPtr.Zero ? null : new Tensor(handles[i]);
            Native.gan_handles_free(handles);
            return tensors;
        }

        internal static IntPtr HandleOrZero(Tensor tensor) => tensor is null ? IntPtr.Zero : tensor.Handle;

        /// <summary>The handles of a list, for calls that take arrays; keep the tensors alive until the call is over.</summary>
        internal static IntPtr[] Handles(IReadOnlyList<Tensor> tensors)
        {
            var handles = new IntPtr[tensors.Count];
            for (int i = 0; i < handles.Length; i++)
                handles[i] = HandleOrZero(tensors[i]);
            return handles;
        }

        protected virtual void Dispose(bool disposing)
        {
            IntPtr handle = _handle;
            if (handle == IntPtr.Zero)
                return;
            Forget(disposing);
            Native.gan_tensor_free(handle);
        }

        private static InvalidOperationException Freed()
            => new("The tensor is no longer valid: it was disposed of, by hand or by the dispose scope that owned it.");

        private void Forget(bool disposing)
        {
            _handle = IntPtr.Zero;
            Interlocked.Decrement(ref s_totalCount);
            // While an owner lives its tensors are not finalised, so the finaliser's thread has no bookkeeping to touch.
            if (!disposing)
                return;
            if (OwningDisposeScope is { } scope)
                scope.MarkAsDisposed(this);
            else
                DisposeScopeManager.Current.Tensors.DisposedOutsideScopeCount++;
        }
    }
}
