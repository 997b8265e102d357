namespace TorchSharp;

/// <summary>The two numbers of a spatial argument, from the ways users give them; null stays null.</summary>
internal static class Pair
{
    internal static long[] Of(long both) => [both, both];

    internal static long[] Of(long? both) => both is { } value ? [value, value] : null;

    internal static long[] Of((long, long) pair) => [pair.Item1, pair.Item2];

    internal static long[] Of((long, long)? pair) => pair is { } value ? [value.Item1, value.Item2] : null;
}
