using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;

/// <summary>7×7 convolutions in factors 1×7 and 7×1, once and twice, on planes of 17×17: [B, inputs, H, W] to [B, 768, H, W].</summary>
internal sealed class InceptionC : Module<Tensor, Tensor>
{
    // Fields have the names that the published weights have.
    private readonly ConvNormRelu branch1x1;
    private readonly ConvNormRelu branch7x7_1;
    private readonly ConvNormRelu branch7x7_2;
    private readonly ConvNormRelu branch7x7_3;
    private readonly ConvNormRelu branch7x7dbl_1;
    private readonly ConvNormRelu branch7x7dbl_2;
    private readonly ConvNormRelu branch7x7dbl_3;
    private readonly ConvNormRelu branch7x7dbl_4;
    private readonly ConvNormRelu branch7x7dbl_5;
    private readonly ConvNormRelu branch_pool;

    /// <param name="inputs">Channels read.</param>
    /// <param name="inner">Channels between the factors.</param>
    public InceptionC(long inputs, long inner) : base(nameof(InceptionC))
    {
        branch1x1 = new ConvNormRelu(inputs, 192, (1, 1));
        branch7x7_1 = new ConvNormRelu(inputs, inner, (1, 1));
        branch7x7_2 = new ConvNormRelu(inner, inner, (1, 7));
        branch7x7_3 = new ConvNormRelu(inner, 192, (7, 1));
        branch7x7dbl_1 = new ConvNormRelu(inputs, inner, (1, 1));
        branch7x7dbl_2 = new ConvNormRelu(inner, inner, (7, 1));
        branch7x7dbl_3 = new ConvNormRelu(inner, inner, (1, 7));
        branch7x7dbl_4 = new ConvNormRelu(inner, inner, (7, 1));
        branch7x7dbl_5 = new ConvNormRelu(inner, 192, (1, 7));
        branch_pool = new ConvNormRelu(inputs, 192, (1, 1));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using IDisposable scope = NewDisposeScope();
        var once = branch7x7_3.call(branch7x7_2.call(branch7x7_1.call(input)));
        var twice = branch7x7dbl_3.call(branch7x7dbl_2.call(branch7x7dbl_1.call(input)));
        twice = branch7x7dbl_5.call(branch7x7dbl_4.call(twice));
        var pool = branch_pool.call(Pools.Mean(input));
        return cat([branch1x1.call(input), once, twice, pool], 1).MoveToOuterDisposeScope();
    }
}
