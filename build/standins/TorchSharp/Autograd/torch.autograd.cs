using System;
using System.Collections.Generic;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Gradients of the outputs' (weighted) sum; an input without influence gives null when that is allowed.</summary>
        /// <remarks>As in the real package the graph is freed unless retain_graph says otherwise, create_graph or not.</remarks>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor> grad_outputs = null,
            bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            IntPtr[] outputHandles = Handles(outputs), inputHandles = Handles(inputs), gradHandles = Handles(grad_outputs);
            var resultHandles = new IntPtr[inputHandles.Length];
            fixed (IntPtr* first = outputHandles, firstInput = inputHandles, firstGrad = gradHandles, firstResult = resultHandles)
            {
                Native.Check(Native.gan_autograd_grad(
                    first, outputHandles.Length, firstInput, inputHandles.Length, firstGrad, gradHandles.Length,
                    retain_graph, create_graph, allow_unused, firstResult));
            }
            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            var results = new Tensor[resultHandles.Length];
            for (int i = 0; i < results.Length; i++)
                results[i] = resultHandles[i] == IntPtr.Zero ? null : new Tensor(resultHandles[i]);
            return results;
        }

        public static void backward(
            IList<Tensor> tensors, IList<Tensor> grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor> inputs = null)
            => Backward(tensors, grad_tensors, retain_graph ?? create_graph, create_graph, inputs);

        public static void backward(
            Tensor tensor, IList<Tensor> grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor> inputs = null)
            => Backward([tensor], grad_tensors, retain_graph ?? create_graph, create_graph, inputs);

        public static void backward(
            Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor> inputs = null)
            => Backward([tensor], [grad_tensor], retain_graph ?? create_graph, create_graph, inputs);

        internal static unsafe void Backward(
            IList<Tensor> tensors, IList<Tensor> gradTensors, bool retainGraph, bool createGraph, IList<Tensor> inputs)
        {
            IntPtr[] handles = Handles(tensors), gradHandles = Handles(gradTensors), inputHandles = Handles(inputs);
            fixed (IntPtr* first = handles, firstGrad = gradHandles, firstInput = inputHandles)
            {
                Native.Check(Native.gan_backward(
                    first, handles.Length, firstGrad, gradHandles.Length, retainGraph, createGraph, firstInput, inputHandles.Length));
            }
            GC.KeepAlive(tensors);
            GC.KeepAlive(gradTensors);
            GC.KeepAlive(inputs);
        }

        private static IntPtr[] Handles(IList<Tensor> tensors)
        {
            if (tensors is null)
                return [];
            var handles = new IntPtr[tensors.Count];
            for (int i = 0; i < handles.Length; i++)
                handles[i] = Tensor.HandleOrZero(tensors[i]);
            return handles;
        }

        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);

        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);
    }
}
