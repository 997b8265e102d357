using System.Globalization;
using Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

namespace Microsoft.ML.GanRefinement.Benchmarks.Coaching;

/// <summary>Lets the library's coach and a plain TorchSharp loop of the paper take turns.</summary>
internal static class CoachComparison
{
    public static void Run(string[] args)
    {
        var rounds = int.Parse(Option("--rounds", "5"), CultureInfo.InvariantCulture);
        var times = int.Parse(Option("--times", "1"), CultureInfo.InvariantCulture);
        var path = Option("--network", Path.Combine(Path.GetTempPath(), "coach-dcgan32.zip"));
        string[] sides = ["product", .. Option("--others", "unfolded,21:4:0.08").Split(',')];
        // Trained first, where there is none yet; with 0 rounds that is all.
        CoachCase.Load(path).Dispose();
        if (rounds == 0)
            return;
        foreach (var threads in Option("--threads", "1,2").Split(','))
            Run(path, sides, int.Parse(threads, CultureInfo.InvariantCulture), rounds, times);

        string Option(string name, string otherwise) => Array.IndexOf(args, name) is var place and >= 0 ? args[place + 1] : otherwise;
    }

    private static void Run(string path, string[] names, int threads, int rounds, int times)
    {
        Side[] sides = [.. names.Prepend("plain").Select(name => new Side(name, ["coach-worker", name, path, $"{threads}"], threads))];
        var gains = sides.Select(side => side.Ask("gain")).ToArray();
        // The gain has warmed up.
        var seconds = Enumerable.Range(0, rounds).Select(_ => sides.Select(side => side.Ask($"turn {times}") / times).ToArray()).ToArray();
        var passes = Enumerable.Range(0, rounds).Select(_ => sides[1].Ask($"passes {times}") / times).ToArray();
        var (peak, work) = (sides[1].Ask("peak"), sides[1].Ask("work"));
        Console.WriteLine(Invariant($"{threads} thread(s), {rounds} rounds of {times} × {CoachCase.Steps} steps of {CoachCase.Batch} latents"));
        for (var i = 0; i < sides.Length; i++)
        {
            double[] own = [.. seconds.Select(round => round[i])], share = [.. seconds.Select(round => round[i] / round[0])];
            var speed = CoachCase.Steps * CoachCase.Batch / own.Median();
            Console.WriteLine(Invariant($"  {sides[i].Name,-16} {own.Median(),7:f3} s, {share.Median():f3} of the plain loop's time ({share.Min():f3} to ")
                + Invariant($"{share.Max():f3}), {1 / share.Median():f2} times as fast, {speed:f0} latent-steps/s; D's mean score rises by {gains[i]:f3}"));
        }
        var product = seconds.Select(round => round[1]).Median();
        Console.WriteLine(Invariant($"  product: {product / passes.Median():f3} of its passes' time; {work * CoachCase.Steps / product:f1} GFLOP/s, ")
            + Invariant($"{work * CoachCase.Steps / product / peak:p0} of {peak:f1}, the fastest convolution's"));
        Array.ForEach(sides, side => side.Dispose());
    }

    private static double Median(this IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
