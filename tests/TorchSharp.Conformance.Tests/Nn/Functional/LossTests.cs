using TorchSharp.Conformance.Tests.Nn.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Functional;

public class LossTests
{
    private static readonly Tensor s_logits = GradientCheck.Sample(3, 4);
    private static readonly Tensor s_targets = GradientCheck.Numbered(5, 3, 4).sigmoid();

    private static double[] X => Close.Values(s_logits);

    private static double[] T => Close.Values(s_targets);

    [Fact]
    public void SquaresAndAbsoluteValues()
    {
        double[] squares = [.. X.Zip(T, (x, t) => (x - t) * (x - t))], distances = [.. X.Zip(T, (x, t) => Math.Abs(x - t))];
        Close.To([squares.Average()], nn.functional.mse_loss(s_logits, s_targets));
        Close.To([squares.Sum()], nn.MSELoss(nn.Reduction.Sum).call(s_logits, s_targets));
        Close.To(squares, nn.functional.mse_loss(s_logits, s_targets, nn.Reduction.None));
        Close.To([distances.Average()], nn.L1Loss().call(s_logits, s_targets));
        GradientCheck.Both(t => nn.functional.mse_loss(t[0], t[1]), s_logits, s_targets);
        GradientCheck.First(t => nn.functional.l1_loss(t[0], t[1]), s_logits, s_targets);
    }

    [Fact]
    public void BinaryCrossEntropyOfLogitsAndOfProbabilities()
    {
        double[] terms = [.. X.Zip(T, (x, t) => t * Math.Log(1 + Math.Exp(-x)) + (1 - t) * Math.Log(1 + Math.Exp(x)))];
        Close.To([terms.Average()], nn.functional.binary_cross_entropy_with_logits(s_logits, s_targets));
        Close.To([terms.Sum()], nn.BCEWithLogitsLoss(reduction: nn.Reduction.Sum).call(s_logits, s_targets));
        Close.To([terms.Average()], nn.functional.binary_cross_entropy(s_logits.sigmoid(), s_targets), 1e-10);
        Close.To([terms.Average()], nn.BCELoss().call(s_logits.sigmoid(), s_targets), 1e-10);
        Tensor weights = full([3, 4], 3.0, dtype: float64);
        Close.To([3 * terms.Average()], nn.functional.binary_cross_entropy_with_logits(s_logits, s_targets, weights));
        GradientCheck.Both(t => nn.functional.binary_cross_entropy_with_logits(t[0], s_targets), s_logits);
        GradientCheck.First(t => nn.functional.binary_cross_entropy(t[0].sigmoid(), s_targets), s_logits);
    }

    [Fact]
    public void CrossEntropyPicksTheClass()
    {
        long[] classes = [1, 3, 0];
        double[] terms = new double[3];
        for (int row = 0; row < 3; row++)
            terms[row] = Math.Log(X.Skip(4 * row).Take(4).Sum(Math.Exp)) - X[4 * row + classes[row]];
        Tensor labels = tensor(classes);
        Close.To([terms.Average()], nn.functional.cross_entropy(s_logits, labels));
        Close.To([terms.Average()], nn.CrossEntropyLoss().call(s_logits, labels));
        Close.To(terms, nn.functional.cross_entropy(s_logits, labels, reduction: nn.Reduction.None));
        Close.To([(terms[0] + terms[1]) / 2], nn.functional.cross_entropy(s_logits, labels, ignore_index: 0));
        GradientCheck.Both(t => nn.functional.cross_entropy(t[0], labels, label_smoothing: 0.1), s_logits);
    }
}
