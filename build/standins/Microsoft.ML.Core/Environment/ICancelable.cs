namespace Microsoft.ML.Runtime;

/// <summary>What can be told to end, and asked whether it was.</summary>
internal interface ICancelable
{
    bool IsCanceled { get; }

    void CancelExecution();
}
