using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>Moves tensors made on the processor to where they are needed.</summary>
internal static class Placement
{
    /// <summary>The same values on <paramref name="device"/>; <paramref name="tensor"/> itself if it is there, else disposed.</summary>
    public static Tensor MoveTo(Tensor tensor, Device? device)
    {
        if (device is null || device.type == tensor.device_type)
            return tensor;

        using (tensor)
            return tensor.to(device);
    }
}
