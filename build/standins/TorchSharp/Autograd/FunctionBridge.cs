using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Ties an own function to libtorch's graph. The graph's node owns this object, and with it the saved tensors.</summary>
internal sealed unsafe class FunctionBridge(
    torch.autograd.AutogradContext context,
    Func<torch.autograd.AutogradContext, List<torch.Tensor>, List<torch.Tensor>> backward,
    bool[] isTensor)
{
    // The message of a failed backward must live until libtorch has copied it.
    [ThreadStatic]
    private static IntPtr s_message;

    internal void Attach(torch.Tensor[] inputs, List<torch.Tensor> outputs)
    {
        IntPtr[] inputHandles = torch.Tensor.Handles(inputs), outputHandles = torch.Tensor.Handles(outputs);
        bool[] differentiable = outputs.Select(context.IsDifferentiable).ToArray();
        var self = GCHandle.Alloc(this);
        bool attached;
        fixed (IntPtr* firstInput = inputHandles, firstOutput = outputHandles)
        fixed (bool* flags = differentiable)
        {
            attached = Native.gan_function_attach(
                firstInput, inputHandles.Length, firstOutput, flags, outputHandles.Length, context.MaterializeGrads,
                GCHandle.ToIntPtr(self), &RunBackward, &Release);
        }
        GC.KeepAlive(inputs);
        GC.KeepAlive(outputs);
        if (!attached)
        {
            self.Free();
            context.Dispose();
            Native.CheckForErrors();
        }
    }

    [UnmanagedCallersOnly]
    private static IntPtr RunBackward(IntPtr self, IntPtr* grads, int gradCount, IntPtr* results, int resultCount)
    {
        try
        {
            using DisposeScope scope = torch.NewDisposeScope();
            var bridge = (FunctionBridge)GCHandle.FromIntPtr(self).Target;
            var gradOutputs = new List<torch.Tensor>(gradCount);
            for (int i = 0; i < gradCount; i++)
                gradOutputs.Add(grads[i] == IntPtr.Zero ? null : new torch.Tensor(grads[i]));
            torch.Tensor[] inputGrads = bridge.Run(gradOutputs, resultCount);
            // libtorch frees the handles that it gets, so each goes out as a second one for the same tensor.
            for (int i = 0; i < resultCount; i++)
                results[i] = inputGrads[i] is { } grad ? Native.gan_tensor_alias(grad.Handle) : IntPtr.Zero;
            return IntPtr.Zero;
        }
        catch (Exception e)
        {
            Marshal.FreeCoTaskMem(s_message);
            return s_message = Marshal.StringToCoTaskMemUTF8($"{e.GetType().Name} in backward: {e.Message}");
        }
    }

    [UnmanagedCallersOnly]
    private static void Release(IntPtr self)
    {
        var handle = GCHandle.FromIntPtr(self);
        ((FunctionBridge)handle.Target).Free();
        handle.Free();
    }

    private void Free() => context.Dispose();

    // One gradient per argument, or one per tensor among the arguments.
    private torch.Tensor[] Run(List<torch.Tensor> gradOutputs, int tensorCount)
    {
        List<torch.Tensor> grads = backward(context, gradOutputs);
        if (grads.Count == isTensor.Length)
            return grads.Where((_, i) => isTensor[i]).ToArray();
        if (grads.Count == tensorCount)
            return grads.ToArray();
        throw new InvalidOperationException(
            $"backward gave {grads.Count} gradients for {isTensor.Length} arguments, {tensorCount} of them tensors.");
    }
}
