using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;

/// <summary>Branches of 1×1, 5×5 and twice 3×3 convolutions and of means, on planes of 35×35: [B, inputs, H, W] to [B, 224 + pooled, H,
/// W].</summary>
internal sealed class InceptionA : Module<Tensor, Tensor>
{
    // Fields have the names that the published weights have.
    private readonly ConvNormRelu branch1x1;
    private readonly ConvNormRelu branch5x5_1;
    private readonly ConvNormRelu branch5x5_2;
    private readonly ConvNormRelu branch3x3dbl_1;
    private readonly ConvNormRelu branch3x3dbl_2;
    private readonly ConvNormRelu branch3x3dbl_3;
    private readonly ConvNormRelu branch_pool;

    /// <param name="inputs">Channels read.</param>
    /// <param name="pooled">Channels of the branch of means.</param>
    public InceptionA(long inputs, long pooled) : base(nameof(InceptionA))
    {
        branch1x1 = new ConvNormRelu(inputs, 64, (1, 1));
        branch5x5_1 = new ConvNormRelu(inputs, 48, (1, 1));
        branch5x5_2 = new ConvNormRelu(48, 64, (5, 5));
        branch3x3dbl_1 = new ConvNormRelu(inputs, 64, (1, 1));
        branch3x3dbl_2 = new ConvNormRelu(64, 96, (3, 3));
        branch3x3dbl_3 = new ConvNormRelu(96, 96, (3, 3));
        branch_pool = new ConvNormRelu(inputs, pooled, (1, 1));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using IDisposable scope = NewDisposeScope();
        var five = branch5x5_2.call(branch5x5_1.call(input));
        var three = branch3x3dbl_3.call(branch3x3dbl_2.call(branch3x3dbl_1.call(input)));
        var pool = branch_pool.call(Pools.Mean(input));
        return cat([branch1x1.call(input), five, three, pool], 1).MoveToOuterDisposeScope();
    }
}
