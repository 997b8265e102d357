using Microsoft.ML.GanRefinement.Common;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch.Optimizers;

/// <summary>Turns the gradients of some weights into a step, and remembers what the next step needs.</summary>
/// <remarks>The library's own, since a step of TorchSharp's optimisers lets go of its numbers before native code has read them, and its
/// RMSProp cannot be saved. The formulas are PyTorch's, in the same order of operations.</remarks>
internal abstract class Optimizer : ICheckpointed, IDisposable
{
    private readonly Parameter[] _weights;
    private readonly Tensor[][] _averages;

    /// <param name="weights">What is to move.</param>
    /// <param name="averages">How many tensors like a weight are kept for each, zeros at first.</param>
    protected Optimizer(IEnumerable<Parameter> weights, int averages)
    {
        _weights = [.. weights];
        _averages = [.. Enumerable.Range(0, averages).Select(_ => ZerosLike(_weights))];
    }

    /// <summary>Steps done.</summary>
    protected long Steps { get; private set; }

    /// <summary>Sets all gradients to zero.</summary>
    public void ClearGradients()
    {
        foreach (var weight in _weights)
        {
            using var gradient = weight.grad;
            // It returns another handle of the same tensor.
            gradient?.zero_().Dispose();
        }
    }

    /// <summary>Moves every weight that has a gradient.</summary>
    public void Step(double learningRate)
    {
        using var _ = no_grad();
        Steps++;
        Move(learningRate);
    }

    /// <summary>Starts anew, with averages of zero.</summary>
    public void Restart()
    {
        using var _ = no_grad();
        Steps = 0;
        foreach (var average in _averages.SelectMany(a => a))
            average.zero_();
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Steps);
        foreach (var average in _averages.SelectMany(a => a))
            average.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        using var _ = no_grad();
        Steps = reader.ReadInt64();
        foreach (var average in _averages.SelectMany(a => a))
            average.Load(reader);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var average in _averages.SelectMany(a => a))
            average.Dispose();
    }

    /// <summary>Moves every weight of <see cref="Moving"/>.</summary>
    protected abstract void Move(double learningRate);

    /// <summary>The weights that have a gradient, and where to find what is kept of each.</summary>
    protected IEnumerable<(Parameter Weight, Tensor Gradient, int Index)> Moving()
    {
        for (var i = 0; i < _weights.Length; i++)
        {
            using var gradient = _weights[i].grad;
            if (gradient is not null)
                yield return (_weights[i], gradient, i);
        }
    }

    /// <summary>One of the tensors kept for each weight.</summary>
    protected Tensor[] Averages(int which) => _averages[which];

    private static Tensor[] ZerosLike(Parameter[] weights)
    {
        using var _ = no_grad();
        return [.. weights.Select(weight => zeros_like(weight).DetachFromDisposeScope())];
    }
}
