using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A table of vectors, looked up by index.</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly EmbeddingOptions _options;
    private Parameter _weight;

    internal Embedding(long num_embeddings, long embedding_dims, EmbeddingOptions options, Device device, ScalarType? dtype)
        : base(nameof(Embedding))
    {
        _options = options;
        weight = nn.Parameter(empty(num_embeddings, embedding_dims, dtype: dtype, device: device));
        nn.init.normal_(_weight);
        if (options.PaddingIndex is { } padding)
            Native.Check(Native.gan_zero_row(_weight.Handle, padding));
    }

    public Parameter weight
    {
        get => _weight;
        set => Assign(nameof(weight), ref _weight, value);
    }

    public override Tensor forward(Tensor input)
    {
        Tensor result = Tensor.Wrap(Native.gan_embedding(
            _weight.Handle, input.Handle, _options.PaddingIndex ?? -1, _options.MaxNorm ?? 0, _options.NormType, _options.ScaleByFrequency,
            _options.Sparse));
        GC.KeepAlive(input);
        return result;
    }
}
