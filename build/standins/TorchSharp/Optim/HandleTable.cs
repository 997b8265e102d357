namespace TorchSharp;

/// <summary>Rows of native handles, one row a role and one column a parameter; kept from step to step so that a step allocates
/// nothing.</summary>
internal sealed class HandleTable
{
    internal IntPtr[] Handles { get; private set; } = [];

    internal long[] Steps { get; private set; } = [];

    internal void Resize(int rows, int columns)
    {
        if (Handles.Length < rows * columns)
            Handles = new IntPtr[rows * columns];
        if (Steps.Length < columns)
            Steps = new long[columns];
    }
}
