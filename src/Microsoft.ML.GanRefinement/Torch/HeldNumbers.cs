using TorchSharp;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>The numbers that formulas need all the time, held as long as the process lives.</summary>
internal static class HeldNumbers
{
    public static readonly Scalar MinusOne = -1;
    public static readonly Scalar One = 1;
    public static readonly Scalar Two = 2;
}
