using System;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public Tensor matmul(Tensor target) => Call(&Native.gan_matmul, this, target);

        public Tensor mm(Tensor target) => Call(&Native.gan_mm, this, target);

        public Tensor mv(Tensor target) => Call(&Native.gan_mv, this, target);

        public Tensor bmm(Tensor batch2) => Call(&Native.gan_bmm, this, batch2);

        public Tensor dot(Tensor target) => Call(&Native.gan_dot, this, target);

        public Tensor outer(Tensor vec2) => Call(&Native.gan_outer, this, vec2);

        public Tensor trace() => Call(&Native.gan_trace, this);

        public Tensor inverse() => Call(&Native.gan_linalg_inv, this);

        public Tensor det() => Call(&Native.gan_linalg_det, this);

        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1)
        {
            Tensor result = Wrap(Native.gan_addmm(Handle, mat1.Handle, mat2.Handle, beta, alpha));
            GC.KeepAlive(this);
            GC.KeepAlive(mat1);
            GC.KeepAlive(mat2);
            return result;
        }

        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1)
        {
            Native.Check(Native.gan_addmm_(Handle, mat1.Handle, mat2.Handle, beta, alpha));
            GC.KeepAlive(mat1);
            GC.KeepAlive(mat2);
            return this;
        }

        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1)
        {
            Tensor result = Wrap(Native.gan_baddbmm(Handle, batch1.Handle, batch2.Handle, beta, alpha));
            GC.KeepAlive(this);
            GC.KeepAlive(batch1);
            GC.KeepAlive(batch2);
            return result;
        }
    }
}
