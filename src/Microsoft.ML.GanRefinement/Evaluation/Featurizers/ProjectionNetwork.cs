using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Networks.Layers;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers;

/// <summary>Coordinates of images, less their mean, along fixed axes.</summary>
internal sealed class ProjectionNetwork : nn.Module<Tensor, Tensor>
{
    private readonly WeightedLayer axes;

    public ProjectionNetwork(int pixels, int features) : base(nameof(ProjectionNetwork))
    {
        axes = WeightedLayer.Linear(pixels, features);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor images) => axes.call(images.flatten(1));

    /// <summary>Sets the axes to the directions of largest variance.</summary>
    /// <remarks>An axis points where its largest coordinate is positive: the decomposition leaves the sign open.</remarks>
    public void SetPrincipal(GaussianFit fit)
    {
        using IDisposable scope = NewDisposeScope();
        using var quiet = no_grad();
        // Values come in rising order.
        (_, var vectors) = linalg.eigh(fit.Covariance());
        var count = axes.Weight.shape[0];
        var rows = vectors.t().narrow(0, vectors.shape[1] - count, count).flip(0);
        var largest = rows.gather(1, rows.abs().argmax(1, keepdim: true));
        rows = rows * largest.sign();
        axes.Weight.copy_(rows.to_type(ScalarType.Float32));
        axes.Bias!.copy_((-rows.mv(fit.Mean)).to_type(ScalarType.Float32));
    }
}
