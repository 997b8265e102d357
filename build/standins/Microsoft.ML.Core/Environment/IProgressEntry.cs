namespace Microsoft.ML.Runtime;

/// <summary>A snapshot of progress that the computation fills.</summary>
public interface IProgressEntry
{
    void SetProgress(int index, double value);

    void SetProgress(int index, double value, double lim);

    void SetMetric(int index, double value);
}
