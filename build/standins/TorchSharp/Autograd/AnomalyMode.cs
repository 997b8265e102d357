using System;

namespace TorchSharp;

/// <summary>Makes backward name the forward operation that led to a failure, until disposed of.</summary>
public class AnomalyMode : IDisposable
{
    private readonly bool _wasEnabled;
    private readonly bool _checkedNaN;

    public AnomalyMode(bool enabled, bool check_nan = true)
    {
        _wasEnabled = IsEnabled;
        _checkedNaN = ShouldCheckNaN;
        Native.gan_set_anomaly(enabled, check_nan);
    }

    public static bool IsEnabled => Native.gan_anomaly_enabled();

    public static bool ShouldCheckNaN => Native.gan_anomaly_checks_nan();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Native.gan_set_anomaly(_wasEnabled, _checkedNaN);
}
