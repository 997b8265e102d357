using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>The library's work with torch on a thread: tensors made in it are freed with it, and whatever mode the caller has set on the
/// thread (no_grad, inference_mode) neither reaches into it nor is changed by it.</summary>
internal sealed class TorchScope : IDisposable
{
    private readonly IDisposable _mode;
    private readonly DisposeScope _tensors;

    private TorchScope(bool inference)
    {
        TorchRuntime.Require();
        // Either way of it sets the mode of gradients as well.
        _mode = inference_mode(inference);
        _tensors = NewDisposeScope();
    }

    /// <summary>For work that takes gradients.</summary>
    public static TorchScope Differentiable() => new(inference: false);

    /// <summary>For work that takes none.</summary>
    public static TorchScope Inference() => new(inference: true);

    /// <inheritdoc/>
    public void Dispose()
    {
        _tensors.Dispose();
        _mode.Dispose();
    }
}
