namespace Microsoft.ML;

/// <summary>The signature of loaders of models.</summary>
internal delegate void SignatureLoadModel(ModelLoadContext ctx);
