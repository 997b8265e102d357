using System;

namespace TorchSharp;

public static partial class torch
{
    // The shapes that most calls have. An argument must outlive the native call: its finaliser frees the handle.
    public unsafe partial class Tensor
    {
        private static Tensor Call(delegate*<IntPtr, IntPtr> function, Tensor a)
        {
            Tensor result = Wrap(function(a.Handle));
            GC.KeepAlive(a);
            return result;
        }

        private static Tensor Call(delegate*<IntPtr, IntPtr, IntPtr> function, Tensor a, Tensor b)
        {
            Tensor result = Wrap(function(a.Handle, b.Handle));
            GC.KeepAlive(a);
            GC.KeepAlive(b);
            return result;
        }

        private static Tensor Call(delegate*<IntPtr, ScalarValue, IntPtr> function, Tensor a, ScalarValue b)
        {
            Tensor result = Wrap(function(a.Handle, b));
            GC.KeepAlive(a);
            return result;
        }

        private static Tensor Call(delegate*<IntPtr, IntPtr, ScalarValue, IntPtr> function, Tensor a, Tensor b, ScalarValue c)
        {
            Tensor result = Wrap(function(a.Handle, b.Handle, c));
            GC.KeepAlive(a);
            GC.KeepAlive(b);
            return result;
        }

        private static Tensor Call(delegate*<IntPtr, long*, int, IntPtr> function, Tensor a, ReadOnlySpan<long> values)
        {
            fixed (long* first = values)
            {
                Tensor result = Wrap(function(a.Handle, first, values.Length));
                GC.KeepAlive(a);
                return result;
            }
        }

        private static Tensor Call(delegate*<IntPtr, long, IntPtr> function, Tensor a, long value)
        {
            Tensor result = Wrap(function(a.Handle, value));
            GC.KeepAlive(a);
            return result;
        }

        private static (Tensor, Tensor) CallPair(delegate*<IntPtr, long, bool, IntPtr*, bool> function, Tensor a, long dim, bool keepdim)
        {
            IntPtr* results = stackalloc IntPtr[2];
            Native.Check(function(a.Handle, dim, keepdim, results));
            GC.KeepAlive(a);
            return (new Tensor(results[0]), new Tensor(results[1]));
        }

        // In-place calls change this and give it back; there is no second object for the same native tensor.
        private static Tensor InPlace(delegate*<IntPtr, bool> function, Tensor a)
        {
            Native.Check(function(a.Handle));
            return a;
        }

        private static Tensor InPlace(delegate*<IntPtr, IntPtr, bool> function, Tensor a, Tensor b)
        {
            Native.Check(function(a.Handle, b.Handle));
            GC.KeepAlive(b);
            return a;
        }

        private static Tensor InPlace(delegate*<IntPtr, ScalarValue, bool> function, Tensor a, ScalarValue b)
        {
            Native.Check(function(a.Handle, b));
            return a;
        }

        private static Tensor InPlace(delegate*<IntPtr, IntPtr, ScalarValue, bool> function, Tensor a, Tensor b, ScalarValue c)
        {
            Native.Check(function(a.Handle, b.Handle, c));
            GC.KeepAlive(b);
            return a;
        }

        private static int TypeOrNone(ScalarType? type) => type is { } given ? (int)given : -1;
    }
}
