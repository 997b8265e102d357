using System;
using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public static unsafe partial class linalg
    {
        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }

        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L')
        {
            IntPtr* results = stackalloc IntPtr[2];
            Native.Check(Native.gan_linalg_eigh(input.Handle, (byte)UPLO, results));
            GC.KeepAlive(input);
            return (new Tensor(results[0]), new Tensor(results[1]));
        }

        public static Tensor eigvalsh(Tensor input, char UPLO = 'L')
        {
            Tensor result = Tensor.Wrap(Native.gan_linalg_eigvalsh(input.Handle, (byte)UPLO));
            GC.KeepAlive(input);
            return result;
        }

        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true)
        {
            IntPtr* results = stackalloc IntPtr[3];
            Native.Check(Native.gan_linalg_svd(input.Handle, fullMatrices, results));
            GC.KeepAlive(input);
            return (new Tensor(results[0]), new Tensor(results[1]), new Tensor(results[2]));
        }

        public static Tensor svdvals(Tensor input)
        {
            Tensor result = Tensor.Wrap(Native.gan_linalg_svdvals(input.Handle));
            GC.KeepAlive(input);
            return result;
        }

        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced)
        {
            ReadOnlySpan<byte> name = mode switch
            {
                QRMode.Reduced => "reduced\0"u8,
                QRMode.Complete => "complete\0"u8,
                _ => "r\0"u8,
            };
            IntPtr* results = stackalloc IntPtr[2];
            fixed (byte* first = name)
                Native.Check(Native.gan_linalg_qr(input.Handle, first, results));
            GC.KeepAlive(input);
            return (new Tensor(results[0]), new Tensor(results[1]));
        }

        public static Tensor solve(Tensor A, Tensor B, bool left = true)
        {
            Tensor result = Tensor.Wrap(Native.gan_linalg_solve(A.Handle, B.Handle, left));
            GC.KeepAlive(A);
            GC.KeepAlive(B);
            return result;
        }

        public static Tensor inv(Tensor input) => input.inverse();

        public static Tensor det(Tensor input) => input.det();

        public static Tensor cholesky(Tensor input)
        {
            Tensor result = Tensor.Wrap(Native.gan_linalg_cholesky(input.Handle));
            GC.KeepAlive(input);
            return result;
        }

        public static Tensor norm(Tensor input, long[] dims = null, bool keepdim = false) => vector_norm(input, 2, dims, keepdim);

        public static Tensor vector_norm(Tensor input, double ord = 2, long[] dims = null, bool keepdim = false)
        {
            fixed (long* first = dims)
            {
                Tensor result = Tensor.Wrap(Native.gan_linalg_vector_norm(input.Handle, ord, first, dims?.Length ?? -1, keepdim));
                GC.KeepAlive(input);
                return result;
            }
        }

        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[] dims = null, bool keepdim = false)
        {
            long[] both = dims ?? [-2, -1];
            fixed (byte* name = Encoding.UTF8.GetBytes(ord + '\0'))
            fixed (long* first = both)
            {
                Tensor result = Tensor.Wrap(Native.gan_linalg_matrix_norm(input.Handle, name, first, both.Length, keepdim));
                GC.KeepAlive(input);
                return result;
            }
        }
    }
}
