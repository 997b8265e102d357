using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;

/// <summary>Halves planes of 17×17 to 8×8: [B, inputs, H, W] to [B, 512 + inputs, (H − 1)/2, (W − 1)/2].</summary>
internal sealed class InceptionD : Module<Tensor, Tensor>
{
    // Fields have the names that the published weights have.
    private readonly ConvNormRelu branch3x3_1;
    private readonly ConvNormRelu branch3x3_2;
    private readonly ConvNormRelu branch7x7x3_1;
    private readonly ConvNormRelu branch7x7x3_2;
    private readonly ConvNormRelu branch7x7x3_3;
    private readonly ConvNormRelu branch7x7x3_4;

    /// <param name="inputs">Channels read.</param>
    public InceptionD(long inputs) : base(nameof(InceptionD))
    {
        branch3x3_1 = new ConvNormRelu(inputs, 192, (1, 1));
        branch3x3_2 = new ConvNormRelu(192, 320, (3, 3), stride: 2, keepSize: false);
        branch7x7x3_1 = new ConvNormRelu(inputs, 192, (1, 1));
        branch7x7x3_2 = new ConvNormRelu(192, 192, (1, 7));
        branch7x7x3_3 = new ConvNormRelu(192, 192, (7, 1));
        branch7x7x3_4 = new ConvNormRelu(192, 192, (3, 3), stride: 2, keepSize: false);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using IDisposable scope = NewDisposeScope();
        var three = branch3x3_2.call(branch3x3_1.call(input));
        var seven = branch7x7x3_4.call(branch7x7x3_3.call(branch7x7x3_2.call(branch7x7x3_1.call(input))));
        return cat([three, seven, Pools.Halve(input)], 1).MoveToOuterDisposeScope();
    }
}
