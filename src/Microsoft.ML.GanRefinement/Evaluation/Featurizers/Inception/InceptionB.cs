using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;

/// <summary>Halves planes of 35×35 to 17×17: [B, inputs, H, W] to [B, 480 + inputs, (H − 1)/2, (W − 1)/2].</summary>
internal sealed class InceptionB : Module<Tensor, Tensor>
{
    // Fields have the names that the published weights have.
    private readonly ConvNormRelu branch3x3;
    private readonly ConvNormRelu branch3x3dbl_1;
    private readonly ConvNormRelu branch3x3dbl_2;
    private readonly ConvNormRelu branch3x3dbl_3;

    /// <param name="inputs">Channels read.</param>
    public InceptionB(long inputs) : base(nameof(InceptionB))
    {
        branch3x3 = new ConvNormRelu(inputs, 384, (3, 3), stride: 2, keepSize: false);
        branch3x3dbl_1 = new ConvNormRelu(inputs, 64, (1, 1));
        branch3x3dbl_2 = new ConvNormRelu(64, 96, (3, 3));
        branch3x3dbl_3 = new ConvNormRelu(96, 96, (3, 3), stride: 2, keepSize: false);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using IDisposable scope = NewDisposeScope();
        var deep = branch3x3dbl_3.call(branch3x3dbl_2.call(branch3x3dbl_1.call(input)));
        return cat([branch3x3.call(input), deep, Pools.Halve(input)], 1).MoveToOuterDisposeScope();
    }
}
