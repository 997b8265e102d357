using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement;

/// <summary>Everything that <c>mlContext.Gan()</c> offers: data, trainers, latent refinement and evaluation.</summary>
/// <remarks>Get one with <see cref="MLContextGanExtensions.Gan(MLContext)"/>.</remarks>
public sealed partial class GanCatalog
{
    private readonly MLContext _context;

    internal GanCatalog(MLContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
    }

    private IHostEnvironment Environment => _context;

    // What ends an operation that has no component of its own. With a seed, so that listening takes none from the context's generator.
    private Cancellation Listen(string operation, CancellationToken token)
    {
        Cancellation cancellation = new(token, Environment.Register(operation, seed: 0));
        cancellation.ThrowIfRequested();
        return cancellation;
    }
}
