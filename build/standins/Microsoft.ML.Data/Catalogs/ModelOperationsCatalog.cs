using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed class ModelOperationsCatalog
{
    internal ModelOperationsCatalog(IHostEnvironment environment)
    {
    }
}
