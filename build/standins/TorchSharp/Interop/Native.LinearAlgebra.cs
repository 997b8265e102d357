using System;
using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern IntPtr gan_matmul(IntPtr a, IntPtr b);
    [DllImport(Library)] internal static extern IntPtr gan_mm(IntPtr a, IntPtr b);
    [DllImport(Library)] internal static extern IntPtr gan_mv(IntPtr a, IntPtr b);
    [DllImport(Library)] internal static extern IntPtr gan_bmm(IntPtr a, IntPtr b);
    [DllImport(Library)] internal static extern IntPtr gan_dot(IntPtr a, IntPtr b);
    [DllImport(Library)] internal static extern IntPtr gan_outer(IntPtr a, IntPtr b);
    [DllImport(Library)] internal static extern IntPtr gan_addmm(IntPtr a, IntPtr b, IntPtr c, double beta, double alpha);
    [DllImport(Library)] internal static extern bool gan_addmm_(IntPtr a, IntPtr b, IntPtr c, double beta, double alpha);
    [DllImport(Library)] internal static extern IntPtr gan_baddbmm(IntPtr a, IntPtr b, IntPtr c, double beta, double alpha);
    [DllImport(Library)] internal static extern IntPtr gan_trace(IntPtr a);
    [DllImport(Library)] internal static extern IntPtr gan_einsum(byte* equation, IntPtr* tensors, int count);
    [DllImport(Library)] internal static extern IntPtr gan_cdist(IntPtr a, IntPtr b, double p, long computeMode);
    [DllImport(Library)] internal static extern bool gan_linalg_eigh(IntPtr a, byte triangle, IntPtr* results);
    [DllImport(Library)] internal static extern IntPtr gan_linalg_eigvalsh(IntPtr a, byte triangle);
    [DllImport(Library)] internal static extern bool gan_linalg_svd(IntPtr a, bool fullMatrices, IntPtr* results);
    [DllImport(Library)] internal static extern IntPtr gan_linalg_svdvals(IntPtr a);
    [DllImport(Library)] internal static extern bool gan_linalg_qr(IntPtr a, byte* mode, IntPtr* results);
    [DllImport(Library)] internal static extern IntPtr gan_linalg_solve(IntPtr a, IntPtr b, bool left);
    [DllImport(Library)] internal static extern IntPtr gan_linalg_inv(IntPtr a);
    [DllImport(Library)] internal static extern IntPtr gan_linalg_det(IntPtr a);
    [DllImport(Library)] internal static extern IntPtr gan_linalg_cholesky(IntPtr a);
    [DllImport(Library)] internal static extern IntPtr gan_linalg_vector_norm(IntPtr a, double order, long* dims, int count, bool keepdim);
    [DllImport(Library)] internal static extern IntPtr gan_linalg_matrix_norm(IntPtr a, byte* order, long* dims, int count, bool keepdim);
}
