namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>Writes the current row's pixels, planes first, into <paramref name="destination"/>, which has exactly an image's
/// size.</summary>
internal delegate void PixelReader(Span<byte> destination);
