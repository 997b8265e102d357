using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Interop.StateDicts;
using Microsoft.ML.GanRefinement.Networks.Layers;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Model.Import;

/// <summary>Fills a network's layers from a state dict with PyTorch's names of tensors. What differs is reported in one message, before the network is of any
/// use.</summary>
/// <param name="file">The state dict.</param>
/// <param name="nameOf">The file's name of a layer.</param>
/// <param name="ofGenerator">Whether its linear layer is the transposed convolution of a map of one position; else the convolution of a whole map.</param>
/// <param name="addedVariance">Added to batch norms' running variances.</param>
internal sealed class LayerImport(StateDictFile file, Func<string, string> nameOf, bool ofGenerator, double addedVariance = 0)
{
    // A user's module is within the library's.
    private const string Wrapped = "module.";

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<string> _missing = [];
    private readonly List<string> _misshapen = [];
    private Device _device = CPU;

    /// <summary>Fills all of it.</summary>
    /// <exception cref="FormatException">The file lacks something, has something else, or has other shapes.</exception>
    public void Fill(nn.Module network)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        _device = network.parameters().FirstOrDefault()?.device ?? CPU;
        var done = new List<string>();
        foreach (var (name, module) in network.named_modules().Prepend((string.Empty, network)))
        {
            if (done.Any(parent => name.StartsWith(parent + ".", StringComparison.Ordinal)))
                continue;
            if (FillWhole(module, name))
                done.Add(name);
            else
                FillOwn(module, name);
        }

        Report();
    }

    // Layers of the library whose tensors are not what PyTorch's of that kind are called.
    private bool FillWhole(nn.Module module, string name)
    {
        switch (module)
        {
            case SpectralNormalized layer:
                FillSpectral(layer, nameOf(name));
                return true;
            case WeightedLayer layer:
                FillWeighted(layer, nameOf(name));
                return true;
            case UpsampledConv2d layer:
                FillWeighted(layer.Convolution, nameOf(name));
                return true;
            case ConditionalBatchNorm2d:
                FillNorm(module, nameOf(name), statistics: true);
                return true;
            case ConditionalSampleNorm2d:
                FillNorm(module, nameOf(name), statistics: false);
                return true;
            default:
                return false;
        }
    }

    private void FillOwn(nn.Module module, string path)
    {
        foreach (var (name, tensor) in module.named_parameters(recurse: false).Select(p => (p.name, (Tensor)p.parameter))
            .Concat(module.named_buffers(recurse: false).Select(b => (b.name, b.buffer))))
        {
            // What counts batches, nothing depends on.
            if (IsCounter(name))
                continue;
            var own = path.StartsWith(Wrapped, StringComparison.Ordinal) ? path[Wrapped.Length..] : path == "module" ? string.Empty : path;
            Set(tensor, own.Length == 0 ? nameOf(name) : $"{nameOf(own)}.{name}");
        }
    }

    private void FillWeighted(WeightedLayer layer, string name)
    {
        Set(layer.Weight, $"{name}.weight");
        SetBias(layer.Bias, name);
    }

    // PyTorch keeps u and the v that u was made from, and divides by uᵀWv. Here u alone is kept, and v made of it: σ = uᵀW·(Wᵀu)/‖Wᵀu‖ = ‖Wᵀu‖. A u
    // scaled by uᵀWv/‖Wᵀu‖ gives PyTorch's σ in eval mode, and in train mode its next u and v, which don't depend on its length.
    private void FillSpectral(SpectralNormalized layer, string name)
    {
        var parametrized = file.Tensors.ContainsKey($"{name}.parametrizations.weight.original");
        var (weight, u, v) = parametrized
            ? ($"{name}.parametrizations.weight.original", $"{name}.parametrizations.weight.0._u", $"{name}.parametrizations.weight.0._v")
            : ($"{name}.weight_orig", $"{name}.weight_u", $"{name}.weight_v");
        Set(layer.Layer.Weight, weight);
        SetBias(layer.Layer.Bias, name);
        if (Take(u, layer.Vector.shape) is not { } left || Take(v, [layer.Matrix.shape[1]]) is not { } right)
            return;
        var matrix = layer.Matrix;
        var sigma = left.dot(matrix.mv(right));
        layer.Vector.copy_(left * (sigma / matrix.t().mv(left).norm()));
    }

    private void FillNorm(nn.Module norm, string name, bool statistics)
    {
        if (norm.get_parameter("gain") is { } gain && norm.get_parameter("bias") is { } bias)
            FillGains(gain, bias, name);
        if (!statistics)
            return;
        var inner = file.Tensors.ContainsKey($"{name}.bn.running_mean") ? $"{name}.bn" : name;
        Set(norm.get_buffer("running_mean")!, $"{inner}.running_mean");
        var variance = norm.get_buffer("running_var")!;
        if (Take($"{inner}.running_var", variance.shape) is { } stored)
            variance.copy_(addedVariance == 0 ? stored : stored.Plus(addedVariance));
    }

    // A table of gains and, beside them, biases for each class; or one of each, without classes.
    private void FillGains(Tensor gain, Tensor bias, string name)
    {
        var channels = gain.shape[1];
        if (file.Tensors.ContainsKey($"{name}.embed.weight"))
        {
            if (Take($"{name}.embed.weight", [gain.shape[0], 2 * channels]) is not { } table)
                return;
            gain.copy_(table.narrow(1, 0, channels));
            bias.copy_(table.narrow(1, channels, channels));
            return;
        }

        if (FillOffsets(gain, bias, name))
            return;
        var shape = gain.shape[0] == 1 ? [channels] : gain.shape;
        if (Take($"{name}.weight", shape) is { } gains)
            gain.copy_(gains.view(gain.shape));
        if (Take($"{name}.bias", shape) is { } biases)
            bias.copy_(biases.view(bias.shape));
    }

    // PyTorch-StudioGAN's are offsets from a gain of 1: two embeddings of the class, or in later versions two linear layers of its one-hot code.
    private bool FillOffsets(Tensor gain, Tensor bias, string name)
    {
        var isEmbedded = file.Tensors.ContainsKey($"{name}.embed0.weight");
        if (!isEmbedded && !file.Tensors.ContainsKey($"{name}.gain.weight"))
            return false;
        Tensor? Table(string part) => isEmbedded
            ? Take($"{name}.{part}.weight", gain.shape)
            : Take($"{name}.{part}.weight", [gain.shape[1], gain.shape[0]])?.t();
        if (Table(isEmbedded ? "embed0" : "gain") is { } gains && Table(isEmbedded ? "embed1" : "bias") is { } biases)
        {
            gain.copy_(gains.Plus(1));
            bias.copy_(biases);
        }

        return true;
    }

    // A layer without bias is one whose biases are 0.
    private void SetBias(Tensor? bias, string name)
    {
        if (bias is null)
            return;
        if (file.Tensors.ContainsKey($"{name}.bias"))
            Set(bias, $"{name}.bias");
        else
            bias.zero_();
    }

    private void Set(Tensor target, string name)
    {
        if (Take(name, target.shape) is { } values)
            target.copy_(values);
    }

    private Tensor? Take(string name, long[] shape)
    {
        if (!file.Tensors.TryGetValue(name, out var stored))
        {
            _missing.Add(name);
            return null;
        }

        _used.Add(name);
        var found = stored.Shape.ToArray();
        if (Arranged(name, found, shape) is { } values)
            return values;
        _misshapen.Add($"'{name}' of [{NumberList.Of(found)}] instead of [{NumberList.Of(shape)}]");
        return null;
    }

    private Tensor? Arranged(string name, long[] found, long[] shape)
    {
        if (found.SequenceEqual(shape))
            return Read(name, found);
        // A linear layer's weight is [outputs, inputs]. A transposed convolution of one position has [inputs, channels, height, width], a convolution of a
        // whole map [outputs, channels, height, width].
        if (found.Length != 4 || shape.Length != 2)
            return null;
        var rest = found[1] * found[2] * found[3];
        if (ofGenerator && found[0] == shape[1] && rest == shape[0])
            return Read(name, [found[0], rest]).t();
        return !ofGenerator && found[0] == shape[0] && rest == shape[1] ? Read(name, shape) : null;
    }

    private Tensor Read(string name, long[] shape)
    {
        var values = file.ReadFloats(name);
        return Array.TrueForAll(values, float.IsFinite)
            ? tensor(values, shape, dtype: ScalarType.Float32, device: _device)
            : throw new FormatException($"'{name}' has values that are not finite");
    }

    private void Report()
    {
        var unexpected = file.Tensors.Keys.Where(name => !_used.Contains(name) && !IsCounter(name)).Order(StringComparer.Ordinal);
        string[] errors = [.. List("lacks", [.. _missing.Order(StringComparer.Ordinal)]), .. List("has unexpectedly", [.. unexpected]),
            .. List("has in another shape", _misshapen)];
        if (errors.Length > 0)
        {
            throw new FormatException($"it is not a state dict of these networks: it {string.Join("; it ", errors)}. Choose the architecture, its sizes and "
                + "options, and GanWeights.Names as the file has them; docs/foreign-weights.md lists the layers");
        }
    }

    private static IEnumerable<string> List(string verb, List<string> names)
    {
        if (names.Count > 0)
            yield return $"{verb} {NameList.Of(names)}";
    }

    private static bool IsCounter(string name) => name == "num_batches_tracked" || name.EndsWith(".num_batches_tracked", StringComparison.Ordinal);
}
