using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Custom;

/// <summary>What both of a user's networks need.</summary>
internal static class CustomNetwork
{
    /// <summary>Runs a module. After a pass that must leave no trace its buffers are as they were.</summary>
    public static T Run<T>(nn.Module module, bool tracksStatistics, Func<T> forward)
    {
        if (tracksStatistics || !module.training)
            return forward();
        // With momentum 0 torch's norms keep their statistics bit for bit. Those could not be put back: the gradient needs them untouched.
        var norms = module.modules().OfType<NormBase>().Select(norm => (norm, norm.momentum)).ToArray();
        var saved = module.buffers().Select(buffer => (buffer, copy: buffer.clone())).ToArray();
        foreach (var (norm, _) in norms)
            norm.momentum = 0;
        try
        {
            return forward();
        }
        finally
        {
            foreach (var (norm, momentum) in norms)
                norm.momentum = momentum;
            foreach (var (buffer, copy) in saved)
                PutBack(buffer, copy);
        }
    }

    private static void PutBack(Tensor buffer, Tensor copy)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        if (!buffer.eq(copy).all().ReadBoolean())
            buffer.copy_(copy);
        copy.Dispose();
    }

    /// <summary>The error of a factory that made nothing.</summary>
    public static InvalidOperationException Missing(NetworkPairSpecification specification, string network) =>
        new($"The {network} registered as '{specification.Registration}' is null.");
}
