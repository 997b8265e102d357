using TorchSharp.Conformance.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

public sealed class ReductionsTests
{
    // Along rows of a 3 × 4 matrix, and over everything.
    private static readonly Dictionary<
        string, (Func<Tensor, Tensor> Rows, Func<Tensor, Tensor> All, Func<double[], double> Plain)> Functions = new()
    {
        ["sum"] = (t => t.sum(1), t => t.sum(), v => v.Sum()),
        ["mean"] = (t => t.mean([1]), t => t.mean(), v => v.Average()),
        ["prod"] = (t => t.prod(1L), t => t.prod(), v => v.Aggregate((a, b) => a * b)),
        ["std"] = (t => t.std(1L), t => t.std(), v => Math.Sqrt(Variance(v, 1))),
        ["std biased"] = (t => t.std(1L, unbiased: false), t => t.std(unbiased: false), v => Math.Sqrt(Variance(v, 0))),
        ["var"] = (t => t.var(1L), t => t.var(), v => Variance(v, 1)),
        ["var biased"] = (t => t.var([1L], unbiased: false), t => t.flatten().var([0L], unbiased: false), v => Variance(v, 0)),
        ["norm"] = (t => t.norm(1), t => t.norm(), v => Math.Sqrt(v.Sum(x => x * x))),
        ["norm 1"] = (t => t.norm(1, p: 1f), t => t.norm(1f), v => v.Sum(Math.Abs)),
        ["max"] = (t => t.max(1).values, t => t.max(), v => v.Max()),
        ["min"] = (t => t.min(1).values, t => t.min(), v => v.Min()),
        ["amax"] = (t => t.amax(1), t => t.amax(0, 1), v => v.Max()),
        ["amin"] = (t => t.amin(1), t => t.amin(0, 1), v => v.Min()),
        ["logsumexp"] = (t => t.logsumexp(1), t => t.flatten().logsumexp(0), v => Math.Log(v.Sum(Math.Exp))),
        ["quantile"] = (t => t.quantile(tensor(0.25), 1), t => t.flatten().quantile(tensor(0.25), 0), Quartile),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory, MemberData(nameof(Names))]
    public void ValuesAreThoseOfALoop(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        var (rows, all, plain) = Functions[name];
        Tensor a = Values.Spread(-2, 2, 3, 4);
        double[] v = a.ToDoubles();
        Values.Close([.. v.Chunk(4).Select(plain)], rows(a));
        Values.Close([plain(v)], all(a));
    }

    [Theory, MemberData(nameof(Names))]
    public void GradientsAreTheDerivatives(string name)
    {
        var (rows, all, _) = Functions[name];
        using Tensor a = Values.Spread(-2, 2, 3, 4);
        Gradients.CheckTwice(x => rows(x[0]), a);
        Gradients.CheckTwice(x => all(x[0]), a);
    }

    [Fact]
    public void DimensionsCanStay()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = ones(2, 3, 4);
        Assert.Equal([2, 1, 4], a.sum(1, keepdim: true).shape);
        Assert.Equal([3], a.sum(0, 2).shape);
        Assert.Equal([1, 3, 1], a.mean([0, 2], keepdim: true).shape);
        Assert.Equal([1, 3, 1], a.std([0L, 2], keepdim: true).shape);
        Assert.Equal([2, 3], a.max(-1).values.shape);
        Assert.Equal([2, 3, 1], a.norm(2, keepdim: true).shape);
    }

    [Fact]
    public void TheSumCanChangeType()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float64, ones(3).sum(ScalarType.Float64).dtype);
        Assert.Equal(ScalarType.Int64, ones(3, dtype: ScalarType.Bool).sum().dtype);
        // The trap of the literal zero: an element type, Byte, and so a total.
        Tensor total = ones(2, 3).sum(0);
        Assert.Equal(ScalarType.Byte, total.dtype);
        Assert.Equal(0, total.dim());
    }

    [Fact]
    public void PlacesOfExtremes()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[,] { { 1.0, 5, 2 }, { 7, 0, 3 } });
        Assert.Equal([1L, 0], a.max(1).indexes.data<long>().ToArray());
        Assert.Equal([0L, 1], a.min(1).indexes.data<long>().ToArray());
        Assert.Equal(3, a.argmax().item<long>());
        Assert.Equal([1L, 0], a.argmax(1).data<long>().ToArray());
        Assert.Equal([0L, 1], a.argmin(1).data<long>().ToArray());
    }

    [Fact]
    public void Sorts()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[] { 3.0, 1, 2, 1 });
        var (values, places) = a.sort(stable: true);
        Assert.Equal([1.0, 1, 2, 3], values.data<double>().ToArray());
        Assert.Equal([1L, 3, 2, 0], places.data<long>().ToArray());
        Assert.Equal([3.0, 2, 1, 1], a.sort(descending: true).Values.data<double>().ToArray());
        Assert.Equal([3.0, 2], a.topk(2).values.data<double>().ToArray());
        Assert.Equal([1.0, 1], a.topk(2, largest: false).values.data<double>().ToArray());
        Assert.Equal(2.0, a.kthvalue(3, 0).values.item<double>());
        Assert.Equal(1.0, a.median().item<double>());
        Assert.Equal(0L, a.argsort(descending: true).data<long>()[0]);
        var (unique, inverse, counts) = a.unique(return_inverse: true, return_counts: true);
        Assert.Equal([1.0, 2, 3], unique.data<double>().ToArray());
        Assert.Equal([2L, 0, 1, 0], inverse.data<long>().ToArray());
        Assert.Equal([2L, 1, 1], counts.data<long>().ToArray());
    }

    [Fact]
    public void AnyAndAll()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[,] { { true, false }, { true, true } });
        Assert.True(a.any().item<bool>());
        Assert.False(a.all().item<bool>());
        Assert.Equal([false, true], a.all(1).data<bool>().ToArray());
        Assert.Equal([true, true], a.any(0L).data<bool>().ToArray());
    }

    [Fact]
    public void RunningSumsAndProducts()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[] { 1.0, 2, 3, 4 });
        Assert.Equal([1.0, 3, 6, 10], a.cumsum(0).data<double>().ToArray());
        Assert.Equal([1.0, 2, 6, 24], a.cumprod(0).data<double>().ToArray());
        Gradients.CheckTwice(x => x[0].cumsum(0), a);
        Gradients.CheckTwice(x => x[0].cumprod(0), a);
    }

    [Fact]
    public void Counts()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([1f, 2, 1], tensor(new[] { 0.5f, 1.5f, 1.7f, 2.9f }).histc(3, 0, 3).data<float>().ToArray());
        Assert.Equal([2.0, 0, 4, 0], tensor(new[] { 2L, 0, 2 }).bincount(tensor(new[] { 1.0, 2, 3 }), 4).data<double>().ToArray());
    }

    [Fact]
    public void SpreadAndMeanTogether()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = Values.Spread(-2, 2, 3, 4);
        var (deviation, mean) = a.std_mean([1L]);
        Values.Close(a.std(1L).ToDoubles(), deviation);
        Values.Close(a.mean([1]).ToDoubles(), mean);
        var (variance, second) = a.var_mean();
        Values.Close(a.var().ToDoubles(), variance);
        Values.Close(a.mean().ToDoubles(), second);
    }

    private static double Variance(double[] values, int correction)
    {
        double mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - correction);
    }

    private static double Quartile(double[] values)
    {
        double[] sorted = [.. values.Order()];
        double place = 0.25 * (sorted.Length - 1);
        int below = (int)place;
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
