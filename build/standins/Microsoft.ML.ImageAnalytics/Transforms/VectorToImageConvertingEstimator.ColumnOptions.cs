using Microsoft.ML.Runtime;
using ColorBits = Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator.ColorBits;
using ColorsOrder = Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator.ColorsOrder;

namespace Microsoft.ML.Transforms.Image;

public sealed partial class VectorToImageConvertingEstimator
{
    internal sealed class ColumnOptions
    {
        private readonly ColorBits _colors;
        private readonly ColorsOrder _order;

        public ColumnOptions(
            string name,
            int imageHeight,
            int imageWidth,
            string inputColumnName,
            ColorBits colorsPresent,
            ColorsOrder orderOfColors,
            bool interleavedColors,
            float scaleImage,
            float offsetImage)
        {
            Contracts.CheckNonWhiteSpace(name, nameof(name));
            (Name, InputColumnName, _colors, _order) = (name, inputColumnName ?? name, colorsPresent, orderOfColors);
            Contracts.CheckParam((_colors & ColorBits.All) != 0, nameof(colorsPresent), "Need to use at least one color plane");
            Contracts.CheckParam(imageWidth > 0, nameof(imageWidth), "Image width must be greater than zero");
            Contracts.CheckParam(imageHeight > 0, nameof(imageHeight), "Image height must be greater than zero");
            Contracts.CheckParam(float.IsFinite(offsetImage), nameof(offsetImage));
            Contracts.CheckParam(float.IsFinite(scaleImage) && scaleImage != 0, nameof(scaleImage));
            Channels = ChannelOrder.Of(_order, _colors);
            (Interleaved, Scale, Offset) = (interleavedColors, scaleImage, offsetImage);
            (Alpha, Red, Green, Blue) = (Defaults.DefaultAlpha, Defaults.DefaultRed, Defaults.DefaultGreen, Defaults.DefaultBlue);
            Type = new ImageDataViewType(imageHeight, imageWidth);
        }

        public ColumnOptions(string name, string inputColumnName, ModelLoadContext ctx)
        {
            (Name, InputColumnName) = (name, inputColumnName);
            _colors = (ColorBits)ctx.Reader.ReadByte();
            _order = (ColorsOrder)ctx.Reader.ReadByte();
            Contracts.CheckDecode(_colors != 0 && (_colors & ColorBits.All) == _colors && _order != 0);
            int width = ctx.Reader.ReadInt32();
            int height = ctx.Reader.ReadInt32();
            Contracts.CheckDecode(width > 0 && height > 0);
            Offset = ctx.Reader.ReadSingle();
            Scale = ctx.Reader.ReadSingle();
            Contracts.CheckDecode(float.IsFinite(Offset) && float.IsFinite(Scale) && Scale != 0);
            Interleaved = ctx.Reader.ReadBoolean();
            Alpha = ctx.Reader.ReadInt32();
            Red = ctx.Reader.ReadInt32();
            Green = ctx.Reader.ReadInt32();
            Blue = ctx.Reader.ReadInt32();
            Channels = ChannelOrder.Of(_order, _colors);
            Type = new ImageDataViewType(height, width);
        }

        public string Name { get; }

        public string InputColumnName { get; }

        public ChannelOrder Channels { get; }

        public bool Interleaved { get; }

        public float Scale { get; }

        public float Offset { get; }

        public ImageDataViewType Type { get; }

        public int Alpha { get; }

        public int Red { get; }

        public int Green { get; }

        public int Blue { get; }

        // u8 colours, u8 order, i32 width, i32 height, f32 offset, f32 scale, bool interleaved, i32 alpha, red, green, blue where absent.
        public void Save(ModelSaveContext ctx)
        {
            ctx.Writer.Write((byte)_colors);
            ctx.Writer.Write((byte)_order);
            ctx.Writer.Write(Type.Width);
            ctx.Writer.Write(Type.Height);
            ctx.Writer.Write(Offset);
            ctx.Writer.Write(Scale);
            ctx.Writer.Write(Interleaved);
            ctx.Writer.Write(Alpha);
            ctx.Writer.Write(Red);
            ctx.Writer.Write(Green);
            ctx.Writer.Write(Blue);
        }
    }
}
