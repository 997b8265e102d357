using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed class DataOperationsCatalog
{
    internal DataOperationsCatalog(IHostEnvironment environment)
    {
    }
}
