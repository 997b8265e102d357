using System;
using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

    public static Tensor mv(Tensor input, Tensor target) => input.mv(target);

    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);

    public static Tensor dot(Tensor input, Tensor other) => input.dot(other);

    public static Tensor outer(Tensor input, Tensor vec2) => input.outer(vec2);

    public static Tensor trace(Tensor input) => input.trace();

    public static Tensor inverse(Tensor input) => input.inverse();

    public static Tensor det(Tensor input) => input.det();

    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmm(mat1, mat2, beta, alpha);

    public static Tensor addmm_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmm_(mat1, mat2, beta, alpha);

    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1)
        => input.baddbmm(batch1, batch2, beta, alpha);

    public static unsafe Tensor einsum(string equation, params Tensor[] tensors)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(equation + '\0'))
        fixed (IntPtr* first = Tensor.Handles(tensors))
        {
            Tensor result = Tensor.Wrap(Native.gan_einsum(text, first, tensors.Length));
            GC.KeepAlive(tensors);
            return result;
        }
    }

    /// <summary>Distances between all rows of the one and all rows of the other.</summary>
    public static Tensor cdist(
        Tensor x1, Tensor x2, double p = 2, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary)
    {
        Tensor result = Tensor.Wrap(Native.gan_cdist(x1.Handle, x2.Handle, p, (long)compute_mode));
        GC.KeepAlive(x1);
        GC.KeepAlive(x2);
        return result;
    }
}
