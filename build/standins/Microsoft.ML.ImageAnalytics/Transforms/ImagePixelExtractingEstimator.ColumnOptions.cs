using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed partial class ImagePixelExtractingEstimator
{
    internal sealed class ColumnOptions
    {
        private readonly ColorBits _colors;
        private readonly ColorsOrder _order;

        public ColumnOptions(
            string name,
            string inputColumnName,
            ColorBits colorsToExtract,
            ColorsOrder orderOfExtraction,
            bool interleavePixelColors,
            float offsetImage,
            float scaleImage,
            bool outputAsFloatArray)
        {
            Contracts.CheckNonWhiteSpace(name, nameof(name));
            (Name, InputColumnName, _colors, _order) = (name, inputColumnName ?? name, colorsToExtract, orderOfExtraction);
            Channels = ChannelOrder.Of(_order, _colors);
            Contracts.CheckParam((_colors & ColorBits.All) != 0, nameof(colorsToExtract), "Need to use at least one color plane.");
            Interleave = interleavePixelColors;
            AsFloats = outputAsFloatArray;
            Offset = AsFloats ? offsetImage : Defaults.Offset;
            Scale = AsFloats ? scaleImage : Defaults.Scale;
            Contracts.CheckParam(float.IsFinite(Offset), nameof(offsetImage));
            Contracts.CheckParam(float.IsFinite(Scale) && Scale != 0, nameof(scaleImage));
        }

        public ColumnOptions(string name, string inputColumnName, ModelLoadContext ctx)
        {
            (Name, InputColumnName) = (name, inputColumnName);
            _colors = (ColorBits)ctx.Reader.ReadByte();
            Contracts.CheckDecode(_colors != 0 && (_colors & ColorBits.All) == _colors);
            _order = ctx.Header.ModelVerWritten < 0x00010003 ? ColorsOrder.ARGB : (ColorsOrder)ctx.Reader.ReadByte();
            Contracts.CheckDecode(_order != 0);
            Channels = ChannelOrder.Of(_order, _colors);
            AsFloats = ctx.Reader.ReadBoolean();
            Offset = ctx.Reader.ReadSingle();
            Scale = ctx.Reader.ReadSingle();
            Contracts.CheckDecode(float.IsFinite(Offset) && float.IsFinite(Scale) && Scale != 0);
            Contracts.CheckDecode(AsFloats || (Offset == 0 && Scale == 1));
            Interleave = ctx.Reader.ReadBoolean();
        }

        public string Name { get; }

        public string InputColumnName { get; }

        public ChannelOrder Channels { get; }

        public bool Interleave { get; }

        public float Offset { get; }

        public float Scale { get; }

        public bool AsFloats { get; }

        public NumberDataViewType ItemType => AsFloats ? NumberDataViewType.Single : NumberDataViewType.Byte;

        public VectorDataViewType TypeFor(ImageDataViewType image)
            => Interleave
                ? new VectorDataViewType(ItemType, image.Height, image.Width, Channels.Planes)
                : new VectorDataViewType(ItemType, Channels.Planes, image.Height, image.Width);

        // u8 colours, u8 order, bool floats, f32 offset, f32 scale, bool interleave.
        public void Save(ModelSaveContext ctx)
        {
            ctx.Writer.Write((byte)_colors);
            ctx.Writer.Write((byte)_order);
            ctx.Writer.Write(AsFloats);
            ctx.Writer.Write(Offset);
            ctx.Writer.Write(Scale);
            ctx.Writer.Write(Interleave);
        }
    }
}
