using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Numerics;

/// <summary>Whether a scatter that was summed up from products of rows has kept its small eigenvalues.</summary>
/// <remarks>With Dᵢ² = Sᵢᵢ, rounding changes S to S + E, so by at most a share η ≤ ‖D⁻¹ED⁻¹‖/λ of S in every direction, λ being the
/// smallest eigenvalue of the correlations D⁻¹SD⁻¹. Then λᵢ(SS₂) and Tr √(SS₂) change by no more than shares of η and η/2 (Demmel and
/// Veselić 1992). The scale of a feature does not matter. η is taken as 32 ε/λ, ε = 2.2e-16: observed, not guaranteed, for what can be
/// proved grows with rows and features. Measured are 2 ε/λ; ‖D⁻¹ED⁻¹‖ itself is 40 ε where 200 features share a part, but that lies where S
/// is large.</remarks>
internal static class ScatterCondition
{
    /// <summary>The smallest eigenvalue of the correlations at which η/2 stays below 1e-9, η being taken as 32 ε/λ.</summary>
    public const double Smallest = 16 * 2.2e-16 / 1e-9;

    // A random start finds an eigenvalue to a factor of n^(1/2k) in k rounds: less than 2 for any n in use.
    private const int Rounds = 8;

    /// <summary>The smallest eigenvalue of the correlations of S = RᵀR, no more than about twice too large.</summary>
    /// <param name="root">R, upper triangular and contiguous, [n, n], without zeros on its diagonal.</param>
    public static double SmallestCorrelation(Tensor root)
    {
        var n = (int)root.shape[0];
        ReadOnlySpan<double> rows = MemoryMarshal.Cast<byte, double>(root.bytes);
        var deviations = Deviations(rows, n);
        var stream = Draws.Stream(0, DrawPurpose.Condition);
        var vector = Draws.Normals(ref stream, n);
        Scale(vector, 1 / Norm(vector));
        double growth = 0;
        for (var round = 0; round < Rounds; round++)
        {
            // Power iteration on the inverse, D R⁻¹ R⁻ᵀ D.
            Scale(vector, deviations);
            SolveLower(rows, vector);
            SolveUpper(rows, vector);
            Scale(vector, deviations);
            growth = Norm(vector);
            Scale(vector, 1 / growth);
        }

        return 1 / growth;
    }

    private static double[] Deviations(ReadOnlySpan<double> rows, int n)
    {
        var sums = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = i; j < n; j++)
            {
                var value = rows[(i * n) + j];
                sums[j] += value * value;
            }
        }

        return [.. sums.Select(Math.Sqrt)];
    }

    // Rᵀx = b, where R's rows are what is subtracted once their x is known.
    private static void SolveLower(ReadOnlySpan<double> rows, Span<double> x)
    {
        var n = x.Length;
        for (var i = 0; i < n; i++)
        {
            x[i] /= rows[(i * n) + i];
            var row = rows.Slice((i * n) + i + 1, n - i - 1);
            var rest = x[(i + 1)..];
            var wideRow = MemoryMarshal.Cast<double, Vector<double>>(row);
            var wideRest = MemoryMarshal.Cast<double, Vector<double>>(rest);
            for (var k = 0; k < wideRow.Length; k++)
                wideRest[k] -= wideRow[k] * x[i];

            for (var k = wideRow.Length * Vector<double>.Count; k < row.Length; k++)
                rest[k] -= row[k] * x[i];
        }
    }

    // Rx = b, from the last row up.
    private static void SolveUpper(ReadOnlySpan<double> rows, Span<double> x)
    {
        var n = x.Length;
        for (var i = n - 1; i >= 0; i--)
        {
            var row = rows.Slice((i * n) + i + 1, n - i - 1);
            x[i] = (x[i] - Dot(row, x[(i + 1)..])) / rows[(i * n) + i];
        }
    }

    private static double Dot(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var wideFirst = MemoryMarshal.Cast<double, Vector<double>>(first);
        var wideSecond = MemoryMarshal.Cast<double, Vector<double>>(second);
        var sums = Vector<double>.Zero;
        for (var k = 0; k < wideFirst.Length; k++)
            sums += wideFirst[k] * wideSecond[k];

        var sum = Vector.Sum(sums);
        for (var k = wideFirst.Length * Vector<double>.Count; k < first.Length; k++)
            sum += first[k] * second[k];

        return sum;
    }

    private static double Norm(double[] vector) => Math.Sqrt(Dot(vector, vector));

    private static void Scale(double[] vector, double factor)
    {
        for (var i = 0; i < vector.Length; i++)
            vector[i] *= factor;
    }

    private static void Scale(double[] vector, double[] factors)
    {
        for (var i = 0; i < vector.Length; i++)
            vector[i] *= factors[i];
    }
}
