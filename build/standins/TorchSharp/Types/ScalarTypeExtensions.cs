namespace TorchSharp;

internal static class ScalarTypeExtensions
{
    internal static bool IsFloatingPoint(this torch.ScalarType type) => torch.is_floating_point(type);

    internal static bool IsComplex(this torch.ScalarType type) => torch.is_complex(type);
}
