using System.Globalization;
using Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

namespace Microsoft.ML.GanRefinement.Benchmarks.Inference;

/// <summary>Lets Transform and predictions take turns with the networks called by hand: a machine whose speed changes by the second allows no other
/// ratio.</summary>
internal static class InferenceComparison
{
    public const string Bare = "bare";
    public const string Transform = "transform";

    public static void Run(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 15;
        foreach (var threads in new[] { 1, 2 })
        {
            Compare(Transform, threads, rounds, times: 1);
            Compare("predict", threads, rounds, times: 200);
        }
    }

    private static void Compare(string name, int threads, int rounds, int times)
    {
        using Side bare = new(Bare, ["inference-worker", Bare, name, $"{threads}"], threads);
        using Side product = new("product", ["inference-worker", "product", name, $"{threads}"], threads);
        var turns = Enumerable.Range(0, rounds).Select(_ => (Bare: bare.Ask($"{times}"), Product: product.Ask($"{times}"))).ToArray();
        double[] ratios = [.. turns.Select(turn => turn.Product / turn.Bare).Order()], seconds = [.. turns.Select(turn => turn.Bare / times).Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-10} {threads} thread(s): {ratios[rounds / 2]:f3} of the time by hand ({ratios[rounds / 4]:f3} to {ratios[rounds * 3 / 4]:f3} in half of ")
            + string.Create(CultureInfo.InvariantCulture, $"{rounds} rounds); by hand {1000 * seconds[rounds / 2]:f3} ms"));
    }
}
