using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>Chooses the device that an <see cref="MLContext"/> asks for: that of Fit for training, that of Load for a loaded
/// model.</summary>
internal static class TorchDevice
{
    /// <inheritdoc cref="Choose(IHostEnvironment, IChannel)"/>
    /// <param name="environment">The context, or the environment that ML.NET hands to a loader.</param>
    public static Device Choose(IHostEnvironment environment)
    {
        using var channel = environment.Start("Choosing a device");
        return Choose(environment, channel);
    }

    /// <summary>The processor without a <see cref="MLContext.GpuDeviceId"/>, else that GPU, else, if allowed, the processor.</summary>
    /// <param name="environment">The context, or the environment that ML.NET hands to a loader.</param>
    /// <param name="channel">Where the choice is logged.</param>
    /// <exception cref="InvalidOperationException">There is no such GPU and <see cref="MLContext.FallbackToCpu"/> is false; or the native
    /// library is missing.</exception>
    public static Device Choose(IHostEnvironment environment, IChannel channel)
    {
        TorchRuntime.Require();
        if (ReproducibleProducts.Ensure() is { } lost)
            channel.Warning(MessageSensitivity.None, "Equal work can differ in the last bits, also with the same seed: {0}.", lost);
        if (TrustedConvolutions.Ensure() is { } changed)
            channel.Warning(MessageSensitivity.None, "{0}.", changed);
        if (environment.GpuDeviceId() is not { } index)
        {
            channel.Info(MessageSensitivity.None, "The networks are on the processor; MLContext.GpuDeviceId chooses a GPU.");
            return CPU;
        }
        var count = cuda.is_available() ? cuda.device_count() : 0;
        if (index >= 0 && index < count)
        {
            channel.Info(MessageSensitivity.None, "The networks are on GPU {0}.", $"{index}");
            return new Device(DeviceType.CUDA, index);
        }
        if (!environment.FallbackToCpu())
        {
            throw new InvalidOperationException(
                $"MLContext.GpuDeviceId is {index}, but {count} GPUs are available, and MLContext.FallbackToCpu is false. Reference TorchSharp-cuda-linux, "
                    + "set another GpuDeviceId, or set FallbackToCpu.");
        }

        channel.Warning(MessageSensitivity.None, "MLContext.GpuDeviceId is {0}, but {1} GPUs are available: the networks are on the processor.", $"{index}",
            $"{count}");
        return CPU;
    }
}
