namespace Microsoft.ML.Runtime;

public interface IHostEnvironmentInternal
{
    bool FallbackToCpu { get; }

    int? GpuDeviceId { get; }
}
