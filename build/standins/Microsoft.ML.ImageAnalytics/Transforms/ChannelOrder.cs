using ColorBits = Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator.ColorBits;
using ColorsOrder = Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator.ColorsOrder;

namespace Microsoft.ML.Transforms.Image;

/// <summary>The plane of each colour among those present, in the order's letters; −1 for an absent one.</summary>
internal readonly record struct ChannelOrder(int Alpha, int Red, int Green, int Blue)
{
    public int Planes => (Alpha >= 0 ? 1 : 0) + (Red >= 0 ? 1 : 0) + (Green >= 0 ? 1 : 0) + (Blue >= 0 ? 1 : 0);

    public static ChannelOrder Of(ColorsOrder order, ColorBits colors)
    {
        ChannelOrder result = new(-1, -1, -1, -1);
        int plane = 0;
        foreach (char letter in order.ToString())
        {
            switch (letter)
            {
                case 'A' when colors.HasFlag(ColorBits.Alpha):
                    result = result with { Alpha = plane++ };
                    break;
                case 'R' when colors.HasFlag(ColorBits.Red):
                    result = result with { Red = plane++ };
                    break;
                case 'G' when colors.HasFlag(ColorBits.Green):
                    result = result with { Green = plane++ };
                    break;
                case 'B' when colors.HasFlag(ColorBits.Blue):
                    result = result with { Blue = plane++ };
                    break;
            }
        }

        return result;
    }
}
