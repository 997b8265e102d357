using System;
using System.Collections.Generic;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public bool requires_grad
        {
            get => Native.gan_requires_grad(Handle);
            set => Native.Check(Native.gan_set_requires_grad(Handle, value));
        }

        public bool is_leaf => Native.gan_is_leaf(Handle);

        /// <summary>The accumulated gradient as a new tensor object over the same memory, or null.</summary>
        public Tensor grad
        {
            get
            {
                Tensor result = WrapOptional(Native.gan_grad(Handle));
                GC.KeepAlive(this);
                return result;
            }
            set
            {
                Native.Check(Native.gan_set_grad(Handle, HandleOrZero(value)));
                GC.KeepAlive(value);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public void retain_grad() => Native.Check(Native.gan_retain_grad(Handle));

        public Tensor detach() => Call(&Native.gan_detach, this);

        public Tensor detach_() => InPlace(&Native.gan_detach_, this);

        public void backward() => autograd.Backward([this], null, false, false, null);

        public void backward(
            IList<Tensor> grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor> inputs = null)
            => autograd.Backward([this], grad_tensors, retain_graph, create_graph, inputs);
    }
}
