namespace TorchSharp.Modules;

/// <summary>PaddingIndex: a row that gets no gradient. MaxNorm: rows looked up are first scaled down to this norm.</summary>
internal sealed record EmbeddingOptions(long? PaddingIndex, double? MaxNorm, double NormType, bool ScaleByFrequency, bool Sparse);
