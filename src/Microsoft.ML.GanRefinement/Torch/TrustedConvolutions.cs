using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>Makes sure that torch computes convolutions rightly on this processor, for the whole process, unless the application has chosen
/// otherwise.</summary>
/// <remarks>libtorch leaves convolutions in single precision to oneDNN, which writes its code for the processor that it finds. On a virtual machine that
/// told nothing of the processor's caches (an AMD EPYC with AVX-512; oneDNN 3.7.1 in libtorch 2.10), gradients of the samples and transposed convolutions
/// came out as zeros for few channels: the same training ended at a Fréchet distance of 273 in place of 64, and no error told so. On such a processor
/// oneDNN is switched off, and torch's own code takes its place. On others a few convolutions are computed in double precision too, which oneDNN has no
/// part in; where they differ, it is switched off as well. Limiting it to AVX was no way out: all of 1,652 shapes were right then, but a bias's gradient
/// in one network was 0. Torch's own code takes as long for networks of 8 channels, and for those of 64 six times as long as oneDNN's, wrong as that is.
/// An application that wants torch as it is switches this off before it first uses the library:
/// <c>AppContext.SetSwitch("Microsoft.ML.GanRefinement.TrustedConvolutions", false)</c>.</remarks>
internal static class TrustedConvolutions
{
    /// <summary>The application's switch.</summary>
    public const string Switch = "Microsoft.ML.GanRefinement.TrustedConvolutions";

    // Single precision is off by 1e-6; what went wrong was off by 1.
    private const double Tolerance = 1e-3;

    private static readonly long[] s_counts = [1, 5];
    private static readonly bool[] s_either = [false, true];

    // Channels from and to, side, kernel, stride and padding, as the networks have them.
    private static readonly (long From, long To, long Side, long Kernel, long Stride, long Padding)[] s_shapes =
    [
        (1, 8, 8, 4, 2, 1), (16, 8, 8, 4, 2, 1), (8, 1, 8, 3, 1, 1), (3, 16, 8, 3, 1, 1), (8, 16, 4, 4, 1, 0), (16, 32, 4, 4, 2, 1), (16, 8, 4, 1, 1, 0),
    ];

    private static readonly Lazy<string?> s_changed = new(Set);

    /// <summary>Sees to it, once. Returns what was changed, or null.</summary>
    /// <exception cref="InvalidOperationException">Convolutions are wrong, and it cannot be helped.</exception>
    public static string? Ensure() => s_changed.Value;

    /// <summary>The largest error of the convolutions that are tried and of their gradients, as a share of the largest value.</summary>
    /// <param name="convolve">A convolution of samples with weights and biases, transposed or not, by stride and padding.</param>
    /// <param name="enough">An error that ends it. Code that computes wrongly may write wrongly too: as little of it is called as can be.</param>
    public static double LargestError(Func<Tensor, Tensor, Tensor, bool, long, long, Tensor> convolve, double enough = double.MaxValue)
    {
        // Not those of the library's scopes, which begin with this.
        using var mode = inference_mode(false);
        using var scope = NewDisposeScope();
        using Generator random = new(1, CPU);
        double largest = 0;
        var cases = from count in s_counts
                    from shape in s_shapes
                    from transposed in s_either
                    select (count, shape, transposed);
        foreach (var (count, (from, to, side, kernel, stride, padding), transposed) in cases)
        {
            var samples = Draw(random, [count, from, side, side]);
            var weights = Draw(random, transposed ? [from, to, kernel, kernel] : [to, from, kernel, kernel]);
            var biases = Draw(random, [to]);
            var expected = Compute(samples, weights, biases, (x, w, b) => Convolve(x, w, b, transposed, stride, padding));
            foreach (var isLast in s_either)
            {
                var found = Compute(Single(samples, isLast), Single(weights, isLast), biases.to(ScalarType.Float32),
                    (x, w, b) => convolve(x, w, b, transposed, stride, padding));
                largest = expected.Zip(found).Select(pair => Error(pair.First, pair.Second)).Prepend(largest).Max();
                if (largest >= enough)
                    return largest;
            }
        }
        return largest;
    }

    /// <summary>Torch's own convolutions.</summary>
    public static Tensor Convolve(Tensor samples, Tensor weights, Tensor biases, bool transposed, long stride, long padding) => transposed
        ? nn.functional.conv_transpose2d(samples, weights, biases, strides: [stride, stride], padding: [padding, padding])
        : nn.functional.conv2d(samples, weights, biases, strides: [stride, stride], padding: [padding, padding]);

    private static string? Set()
    {
        if (AppContext.TryGetSwitch(Switch, out var isWanted) && !isWanted)
            return null;
        // Code that computes wrongly may write where it must not: where it is known to be wrong, it is not called to see it.
        var isOff = ProcessorCaches.AreHidden && OneDnn.SwitchOff();
        if (AreRight())
        {
            return isOff
                ? "this processor tells nothing of its caches, as under some virtual machines, where oneDNN computes convolutions wrongly. It is switched "
                    + "off for this process. Convolutions are right, and slower"
                : null;
        }
        if (!isOff && OneDnn.SwitchOff() && AreRight())
            return "oneDNN computes convolutions wrongly on this processor, and is switched off for this process. They are right now, and slower";
        throw new InvalidOperationException(
            "torch computes convolutions wrongly on this processor, so that nothing could be trained or generated. Set the environment variable "
            + "ONEDNN_MAX_CPU_ISA=SSE41 before the application starts, or take another machine.");
    }

    private static bool AreRight() => LargestError(Convolve, Tolerance) < Tolerance;

    // The outcome, and the gradients of samples, weights and biases.
    private static Tensor[] Compute(Tensor samples, Tensor weights, Tensor biases, Func<Tensor, Tensor, Tensor, Tensor> convolve)
    {
        var (x, w, b) = (samples.detach().requires_grad_(), weights.detach().requires_grad_(), biases.detach().requires_grad_());
        var made = convolve(x, w, b);
        var gradients = autograd.grad([made.cos().sum()], [x, w, b]);
        return [made.detach(), .. gradients];
    }

    private static Tensor Draw(Generator random, long[] shape) => randn(shape, dtype: ScalarType.Float64, device: CPU, generator: random);

    // Channels first or last: oneDNN has other code for each.
    private static Tensor Single(Tensor values, bool channelsLast)
    {
        var single = values.to(ScalarType.Float32);
        return channelsLast ? single.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : single;
    }

    private static double Error(Tensor expected, Tensor found)
    {
        var error = (found.to(ScalarType.Float64) - expected).abs().max().item<double>() / expected.abs().max().item<double>();
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
