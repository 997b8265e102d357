namespace Microsoft.ML.Internal.Images;

/// <summary>The four source positions and weights of one destination coordinate (Mitchell and Netravali 1988, B = C = 1/3), edges repeated.</summary>
internal readonly record struct CubicTaps(bool IsCovered, int First, float Fraction, int Length)
{
    public const int Count = 4;

    public static CubicTaps[] ForAxis(int sourceLength, int offset, int scaledLength, int targetLength)
    {
        CubicTaps[] taps = new CubicTaps[targetLength];
        for (int i = 0; i < targetLength; i++)
        {
            float position = (i - offset + 0.5f) * sourceLength / scaledLength - 0.5f;
            float floor = MathF.Floor(position);
            taps[i] = new CubicTaps(i >= offset && i < offset + scaledLength, (int)floor - 1, position - floor, sourceLength);
        }

        return taps;
    }

    public int Index(int tap) => Math.Clamp(First + tap, 0, Length - 1);

    public float Weight(int tap) => Kernel(MathF.Abs(tap - 1 - Fraction));

    private static float Kernel(float x)
        => x switch
        {
            < 1 => ((21 * x - 36) * x * x + 16) / 18,
            < 2 => (((36 - 7 * x) * x - 60) * x + 32) / 18,
            _ => 0,
        };
}
