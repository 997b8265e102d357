namespace Microsoft.ML.Internal.Images;

internal readonly record struct Rgba(byte R, byte G, byte B, byte A);
