using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;

/// <summary>3×3 convolutions that fork into 1×3 and 3×1, on planes of 8×8: [B, inputs, H, W] to [B, 2048, H, W].</summary>
internal sealed class InceptionE : Module<Tensor, Tensor>
{
    // Fields have the names that the published weights have.
    private readonly ConvNormRelu branch1x1;
    private readonly ConvNormRelu branch3x3_1;
    private readonly ConvNormRelu branch3x3_2a;
    private readonly ConvNormRelu branch3x3_2b;
    private readonly ConvNormRelu branch3x3dbl_1;
    private readonly ConvNormRelu branch3x3dbl_2;
    private readonly ConvNormRelu branch3x3dbl_3a;
    private readonly ConvNormRelu branch3x3dbl_3b;
    private readonly ConvNormRelu branch_pool;
    private readonly Func<Tensor, Tensor> _pool;

    /// <param name="inputs">Channels read.</param>
    /// <param name="pool">What the last branch begins with: the two blocks of this kind differ in it.</param>
    public InceptionE(long inputs, Func<Tensor, Tensor> pool) : base(nameof(InceptionE))
    {
        _pool = pool;
        branch1x1 = new ConvNormRelu(inputs, 320, (1, 1));
        branch3x3_1 = new ConvNormRelu(inputs, 384, (1, 1));
        branch3x3_2a = new ConvNormRelu(384, 384, (1, 3));
        branch3x3_2b = new ConvNormRelu(384, 384, (3, 1));
        branch3x3dbl_1 = new ConvNormRelu(inputs, 448, (1, 1));
        branch3x3dbl_2 = new ConvNormRelu(448, 384, (3, 3));
        branch3x3dbl_3a = new ConvNormRelu(384, 384, (1, 3));
        branch3x3dbl_3b = new ConvNormRelu(384, 384, (3, 1));
        branch_pool = new ConvNormRelu(inputs, 192, (1, 1));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using IDisposable scope = NewDisposeScope();
        var once = branch3x3_1.call(input);
        var twice = branch3x3dbl_2.call(branch3x3dbl_1.call(input));
        Tensor[] parts =
        [
            branch1x1.call(input), branch3x3_2a.call(once), branch3x3_2b.call(once), branch3x3dbl_3a.call(twice), branch3x3dbl_3b.call(twice),
            branch_pool.call(_pool(input)),
        ];
        return cat(parts, 1).MoveToOuterDisposeScope();
    }
}
