using System.Globalization;
using System.Text.RegularExpressions;

namespace Microsoft.ML.GanRefinement.Benchmarks.PyTorch;

/// <summary>What oneDNN says of its work (ONEDNN_VERBOSE): multiply-adds by the layers' shapes, and where its time goes.</summary>
internal sealed partial class Convolutions
{
    private const string Prefix = "onednn_verbose,exec,";

    /// <summary>Multiply-adds of all convolutions, each pass by itself.</summary>
    public double MultiplyAdds { get; private set; }

    /// <summary>Milliseconds by kind: forward_training, backward_data, backward_weights, and reorder for changes of layout.</summary>
    public SortedDictionary<string, double> Milliseconds { get; } = [];

    public static bool Is(string line) => line.StartsWith("onednn_verbose,", StringComparison.Ordinal);

    public void Add(string line)
    {
        if (!line.StartsWith(Prefix, StringComparison.Ordinal))
            return;
        var fields = line.Split(',');
        var (primitive, pass, problem) = (fields[3], fields[5], fields[^2]);
        var kind = primitive is "convolution" or "deconvolution" ? pass.Replace("forward_inference", "forward_training") : primitive;
        Milliseconds[kind] = Milliseconds.GetValueOrDefault(kind) + double.Parse(fields[^1], CultureInfo.InvariantCulture);
        if (primitive == "convolution")
            MultiplyAdds += Size().Matches(problem).Aggregate(1.0, (product, match) => product * long.Parse(match.Groups[2].Value));
    }

    // mb64_ic64oc128_ih16oh8kh4…: batch, channels in and out, output and kernel sizes.
    [GeneratedRegex("(mb|ic|oc|oh|ow|kh|kw)([0-9]+)")]
    private static partial Regex Size();
}
