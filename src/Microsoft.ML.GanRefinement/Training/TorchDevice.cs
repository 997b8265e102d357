using Microsoft.ML.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>Chooses the device that an <see cref="MLContext"/> asks for.</summary>
internal static class TorchDevice
{
    /// <summary>The processor without a <see cref="MLContext.GpuDeviceId"/>, else that GPU, else, if allowed, the processor.</summary>
    /// <exception cref="InvalidOperationException">There is no such GPU and <see cref="MLContext.FallbackToCpu"/> is false.</exception>
    public static Device Choose(MLContext context, IChannel channel)
    {
        if (context.GpuDeviceId is not { } index)
            return CPU;
        var count = cuda.is_available() ? cuda.device_count() : 0;
        if (index >= 0 && index < count)
        {
            channel.Info(MessageSensitivity.None, "Training on GPU {0}.", index);
            return new Device(DeviceType.CUDA, index);
        }
        if (!context.FallbackToCpu)
            throw new InvalidOperationException(
                $"MLContext.GpuDeviceId is {index}, but {count} GPUs are available, and MLContext.FallbackToCpu is false. Reference TorchSharp-cuda-linux, set another GpuDeviceId, or set FallbackToCpu.");
        channel.Warning(MessageSensitivity.None, "MLContext.GpuDeviceId is {0}, but {1} GPUs are available: training on the processor.", index, count);
        return CPU;
    }
}
