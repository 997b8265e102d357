using System.Runtime.InteropServices;
using TorchSharp.Conformance.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.LinearAlgebra;

public sealed class LinearAlgebraTests
{
    [Fact]
    public void ProductsAreThoseOfALoop()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = Values.Spread(-1, 1, 3, 4), b = Values.Spread(-2, 1, 4, 2);
        double[] expected = Product(a.ToDoubles(), b.ToDoubles(), 3, 4, 2);
        Values.Close(expected, a.matmul(b));
        Values.Close(expected, mm(a, b));
        Values.Close(expected, einsum("ij,jk->ik", a, b));
        Values.Close([.. expected.Select(v => 0.5 * v + 2)], ones([3, 2], ScalarType.Float64).addmm(a, b, 2, 0.5f));
        Tensor sums = ones([3, 4], ScalarType.Float64), part = sums.narrow(1, 1, 2);
        Assert.Same(part, part.addmm_(a, b, 2, 0.5f));
        Values.Close([.. Enumerable.Range(0, 12).Select(i => i % 4 is 1 or 2 ? 0.5 * expected[(i / 4 * 2) + (i % 4) - 1] + 2 : 1)], sums);
        Values.Close(Product(a.ToDoubles(), b.ToDoubles()[..4], 3, 4, 1), a.mv(b.flatten()[TensorIndex.Slice(0, 4)]));
        Values.Close([.. expected, .. expected], stack([a, a]).bmm(stack([b, b])));
        Values.Close([expected[0] + expected[3]], a.matmul(b)[TensorIndex.Slice(0, 2)].trace());
        Tensor v = tensor(new[] { 1.0, 2 }), w = tensor(new[] { 3.0, 5 });
        Assert.Equal(13, v.dot(w).item<double>());
        Assert.Equal([3.0, 5, 6, 10], outer(v, w).data<double>().ToArray());
    }

    [Fact]
    public void ProductsHaveGradients()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = Values.Spread(-1, 1, 2, 3), b = Values.Spread(-2, 1, 3, 2), c = Values.Spread(0, 1, 2, 2), v = Values.Spread(0, 1, 3);
        Gradients.CheckTwice(x => x[0].matmul(x[1]), a, b);
        Gradients.CheckTwice(x => x[0].mm(x[1]), a, b);
        Gradients.CheckTwice(x => x[0].mv(x[1]), a, v);
        Gradients.CheckTwice(x => x[0].dot(x[0] * 2), v);
        Gradients.CheckTwice(x => x[0].outer(x[0]), v);
        Gradients.CheckTwice(x => x[2].addmm(x[0], x[1], 0.5f, 2), a, b, c);
        Gradients.CheckTwice(x => x[0].unsqueeze(0).bmm(x[1].unsqueeze(0)), a, b);
        Gradients.Check(x => einsum("ij,jk->i", x[0], x[1]), a, b);
        Gradients.Check(x => x[0].matmul(x[1]).trace(), a, b);
    }

    [Theory, InlineData(1.0), InlineData(2.0), InlineData(3.0)]
    public void DistancesAreThoseOfALoop(double p)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = Values.Spread(-1, 1, 3, 4), b = Values.Spread(-2, 1, 2, 4);
        double[] x = a.ToDoubles(), y = b.ToDoubles();
        var expected = new List<double>();
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 2; j++)
                expected.Add(Math.Pow(Enumerable.Range(0, 4).Sum(k => Math.Pow(Math.Abs(x[i * 4 + k] - y[j * 4 + k]), p)), 1 / p));
        }
        Values.Close([.. expected], cdist(a, b, p), 1e-10);
        Values.Close([.. expected], cdist(a, b, p, compute_mode.donot_use_mm_for_euclid_dist), 1e-10);
        Gradients.Check(v => cdist(v[0], v[1], p), a, b);
    }

    [Fact]
    public void DecompositionsMultiplyBack()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = Values.Spread(-1, 1, 4, 3), symmetric = a.t().matmul(a) + eye(3, dtype: ScalarType.Float64);
        var (values, vectors) = linalg.eigh(symmetric);
        Values.Close(symmetric.ToDoubles(), vectors.matmul(diag(values)).matmul(vectors.t()), 1e-10);
        Values.Close(values.ToDoubles(), linalg.eigvalsh(symmetric), 1e-10);
        Assert.Equal(values.ToDoubles().Order(), values.ToDoubles());
        var (u, s, vh) = linalg.svd(a, fullMatrices: false);
        Values.Close(a.ToDoubles(), u.matmul(diag(s)).matmul(vh), 1e-10);
        Values.Close(s.ToDoubles(), linalg.svdvals(a), 1e-10);
        Assert.Equal([4, 4], linalg.svd(a).U.shape);
        var (q, r) = linalg.qr(a);
        Values.Close(a.ToDoubles(), q.matmul(r), 1e-10);
        Values.Close(eye(3).ToDoubles(), q.t().matmul(q), 1e-10);
        Tensor lower = linalg.cholesky(symmetric);
        Values.Close(symmetric.ToDoubles(), lower.matmul(lower.t()), 1e-10);
        Values.Close(lower.tril().ToDoubles(), lower);
    }

    [Fact]
    public void SolvesAndInverts()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[,] { { 2.0, 1 }, { 1, 3 } }), b = tensor(new[,] { { 3.0 }, { 5 } });
        Values.Close([0.8, 1.4], linalg.solve(a, b));
        Values.Close([0.6, -0.2, -0.2, 0.4], linalg.inv(a));
        Values.Close([0.6, -0.2, -0.2, 0.4], a.inverse());
        Values.Close([5], linalg.det(a));
        var e = Assert.Throws<ExternalException>(() => linalg.inv(zeros(2, 2)));
        Assert.Contains("singular", e.Message);
    }

    [Fact]
    public void DecompositionsHaveGradients()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = Values.Spread(-1, 1, 3, 3) + 2 * eye(3, dtype: ScalarType.Float64), b = Values.Spread(-1, 1, 3, 1);
        Gradients.Check(x => linalg.eigvalsh(x[0] + x[0].t()), a);
        Gradients.Check(x => linalg.svdvals(x[0]), a);
        Gradients.Check(x => linalg.solve(x[0], x[1]), a, b);
        Gradients.Check(x => linalg.inv(x[0]), a);
        Gradients.Check(x => linalg.det(x[0]), a);
        Gradients.Check(x => linalg.cholesky(x[0].matmul(x[0].t())), a);
    }

    [Fact]
    public void Norms()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[,] { { 3.0, -4 }, { 0, 12 } });
        Values.Close([13], linalg.norm(a));
        Values.Close([5, 12], linalg.vector_norm(a, 2, [1]));
        Values.Close([19], linalg.vector_norm(a, 1));
        Values.Close([13], linalg.matrix_norm(a));
        Values.Close([linalg.svdvals(a).sum().item<double>()], linalg.matrix_norm(a, "nuc"), 1e-10);
        Gradients.CheckTwice(x => linalg.vector_norm(x[0], 2, [1]), a);
    }

    [Fact]
    public void SizesMustFit()
    {
        using Tensor a = zeros(2, 3), b = zeros(2, 3);
        var e = Assert.Throws<ExternalException>(() => a.mm(b));
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", e.Message);
    }

    private static double[] Product(double[] a, double[] b, int rows, int inner, int columns)
    {
        var product = new double[rows * columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                for (int k = 0; k < inner; k++)
                    product[i * columns + j] += a[i * inner + k] * b[k * columns + j];
            }
        }
        return product;
    }
}
