using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>The transforms that extension methods offer.</summary>
public sealed class TransformsCatalog : IInternalCatalog
{
    private readonly IHostEnvironment _environment;

    internal TransformsCatalog(IHostEnvironment environment)
    {
        _environment = environment;
        Conversion = new ConversionTransforms(environment);
    }

    public ConversionTransforms Conversion { get; }

    IHostEnvironment IInternalCatalog.Environment => _environment;

    /// <summary>The transforms between types.</summary>
    public sealed class ConversionTransforms : IInternalCatalog
    {
        private readonly IHostEnvironment _environment;

        internal ConversionTransforms(IHostEnvironment environment) => _environment = environment;

        IHostEnvironment IInternalCatalog.Environment => _environment;
    }
}
