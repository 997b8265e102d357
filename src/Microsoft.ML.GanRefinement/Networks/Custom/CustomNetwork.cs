using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Custom;

/// <summary>What both of a user's networks need.</summary>
internal static class CustomNetwork
{
    /// <summary>Runs a module. A pass that must leave no trace puts its buffers, the running statistics of torch's batch norms for example, back as they
    /// were.</summary>
    public static T Run<T>(nn.Module module, bool tracksStatistics, Func<T> forward)
    {
        if (tracksStatistics || !module.training)
            return forward();
        using var _ = no_grad();
        var saved = module.buffers().Select(buffer => (buffer, copy: buffer.clone())).ToArray();
        try
        {
            using (enable_grad())
            {
                return forward();
            }
        }
        finally
        {
            foreach (var (buffer, copy) in saved)
            {
                buffer.copy_(copy);
                copy.Dispose();
            }
        }
    }

    /// <summary>The error of a factory that made nothing.</summary>
    public static InvalidOperationException Missing(NetworkPairSpecification specification, string network) =>
        new($"The {network} registered as '{specification.Registration}' is null.");
}
