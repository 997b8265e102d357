using System.Globalization;
using System.Text.RegularExpressions;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

/// <summary>Where the product's training step spends its time: what oneDNN says of its own work, as shares of the step and of the speed of a matrix
/// product.</summary>
internal static partial class WorkShare
{
    private const string Line = "onednn_verbose,v1,primitive,exec,";
    private const int Warmup = 3;
    private const int Steps = 10;

    /// <summary>In a process of its own that oneDNN reports from (ONEDNN_VERBOSE=profile_exec). Prints a line for each kind of work.</summary>
    public static void Run(TrainingCase one, int threads)
    {
        using Side product = new("product", ["torchsharp-worker", "product", one.Name, $"{threads}"], threads, reportsWork: true);
        product.Ask("loss");
        product.Ask($"steps {Warmup}");
        product.Work.Clear();
        var seconds = Steps / product.Ask($"steps {Steps}");
        var peak = product.Ask("product");

        if (product.Ask("onednn") == 0)
        {
            Console.WriteLine($"{one.Name}, {threads} thread(s): {seconds / Steps * 1e3:f1} ms a step. oneDNN is off on this machine, where it computes "
                + "wrongly, and so says nothing of the step: there are no shares.");
            return;
        }
        List<Work> done = [.. product.Work.Where(line => line.StartsWith(Line, StringComparison.Ordinal)).Select(Parse)];
        if (done.Count == 0)
        {
            throw new InvalidOperationException($"oneDNN is on, and none of its {product.Work.Count} lines begins with '{Line}': its format has changed. "
                + $"The first line is '{product.Work.FirstOrDefault()}'.");
        }
        Console.WriteLine($"{one.Name}, {threads} thread(s): {seconds / Steps * 1e3:f1} ms a step; "
            + $"a product of two matrices of 2048² reaches {peak:f0} GFLOP/s");
        foreach (var kind in done.GroupBy(work => work.Kind).OrderByDescending(kind => kind.Sum(work => work.Seconds)))
        {
            var (time, work) = (kind.Sum(w => w.Seconds), kind.Sum(w => w.Operations));
            var speed = work == 0 ? "" : $", {work / time / 1e9:f0} GFLOP/s, {work / time / 1e9 / peak:p0} of the product's";
            Console.WriteLine($"  {time / seconds,6:p1} {kind.Key}{speed}");
        }
        Console.WriteLine($"  {1 - (done.Sum(w => w.Seconds) / seconds),6:p1} all else: products, normalisation, "
            + "activations, optimisers, memory, C#");
    }

    // …,exec,cpu,convolution,brgconv_strided:avx2,backward_data,…,alg:convolution_direct,mb64_ic128oc256_ih8oh4kh4sh2…_iw8ow4kw4sw2…,11.17
    private static Work Parse(string line)
    {
        var parts = line.Split(',');
        var milliseconds = double.Parse(parts[^1], CultureInfo.InvariantCulture);
        var kind = parts[5] is "convolution" or "deconvolution" ? $"{parts[5]} {parts[7]}" : parts[5];
        return new Work(kind, milliseconds / 1e3, Shape().Match(parts[^2]) is { Success: true } shape ? Operations(shape, parts[5] == "deconvolution") : 0);
    }

    // A product and a sum for each sample, pair of channels, kernel position and pixel of the smaller map.
    private static double Operations(Match shape, bool transposed)
    {
        return 2 * Size("mb") * Size("ic") * Size("oc") * Size("kh") * Size("kw") * (transposed ? Size("ih") * Size("iw") : Size("oh") * Size("ow"));

        double Size(string name) => double.Parse(shape.Groups[name].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"mb(?<mb>\d+)_ic(?<ic>\d+)oc(?<oc>\d+)_ih(?<ih>\d+)oh(?<oh>\d+)kh(?<kh>\d+).*_iw(?<iw>\d+)ow(?<ow>\d+)kw(?<kw>\d+)")]
    private static partial Regex Shape();

    private sealed record Work(string Kind, double Seconds, double Operations);
}
