using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Internal.Images;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed partial class VectorToImageConvertingTransformer
{
    private sealed class Mapper(VectorToImageConvertingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host.Register(nameof(Mapper)), parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => parent.Columns.Select(column => new DataViewSchema.DetachedColumn(column.Name, column.Type, null)).ToArray();

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            VectorToImageConvertingEstimator.ColumnOptions column = parent.Columns[iinfo];
            DataViewSchema.Column source = input.Schema[ColMapNewToOld[iinfo]];
            DataViewType itemType = ((VectorDataViewType)source.Type).ItemType;
            if (itemType == NumberDataViewType.Single)
                return MakeGetter<float>(input, source, column, IsScaled(column));
            if (itemType == NumberDataViewType.Double)
                return MakeGetter<double>(input, source, column, IsScaled(column));
            if (itemType == NumberDataViewType.Byte)
                return MakeGetter<byte>(input, source, column, isScaled: false);
            throw Contracts.Except("We only support float, double or byte arrays");
        }

        private static bool IsScaled(VectorToImageConvertingEstimator.ColumnOptions column) => column.Offset != 0 || column.Scale != 1;

        private static ValueGetter<MLImage> MakeGetter<T>(
            DataViewRow input, DataViewSchema.Column source, VectorToImageConvertingEstimator.ColumnOptions column, bool isScaled)
            where T : INumberBase<T>
        {
            ValueGetter<VBuffer<T>> getSource = input.GetGetter<VBuffer<T>>(source);
            VBuffer<T> vector = default;
            return (ref MLImage target) =>
            {
                getSource(ref vector);
                target = vector.GetValues().IsEmpty ? null : Convert(Densify(vector), column, isScaled);
            };
        }

        private static float[] Densify<T>(VBuffer<T> vector)
            where T : INumberBase<T>
        {
            float[] dense = new float[vector.Length];
            ReadOnlySpan<T> values = vector.GetValues();
            ReadOnlySpan<int> indices = vector.GetIndices();
            for (int i = 0; i < values.Length; i++)
                dense[vector.IsDense ? i : indices[i]] = float.CreateTruncating(values[i]);
            return dense;
        }

        private static MLImage Convert(float[] values, VectorToImageConvertingEstimator.ColumnOptions column, bool isScaled)
        {
            int count = column.Type.Height * column.Type.Width;
            byte[] bgra = new byte[count * Raster.BytesPerPixel];
            (int step, int stride) = column.Interleaved ? (column.Channels.Planes, 1) : (1, count);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<float> pixel = values.AsSpan(i * step);
                Span<byte> target = bgra.AsSpan(i * Raster.BytesPerPixel, Raster.BytesPerPixel);
                target[0] = ToByte(pixel, column.Channels.Blue, stride, column.Blue, column, isScaled);
                target[1] = ToByte(pixel, column.Channels.Green, stride, column.Green, column, isScaled);
                target[2] = ToByte(pixel, column.Channels.Red, stride, column.Red, column, isScaled);

                // With a scale, the real library leaves alpha 0 where the vector has none: such an image has no visible pixel when it is saved.
                target[3] = isScaled && column.Channels.Alpha < 0
                    ? (byte)0
                    : ToByte(pixel, column.Channels.Alpha, stride, column.Alpha, column, isScaled);
            }

            MLImage image = MLImage.CreateFromPixels(column.Type.Width, column.Type.Height, MLPixelFormat.Bgra32, bgra);
            image.Tag = nameof(VectorToImageConvertingTransformer);
            return image;
        }

        // The scale comes first, the offset is subtracted, and what leaves the byte range wraps around.
        private static byte ToByte(
            ReadOnlySpan<float> pixel, int plane, int stride, int absent, VectorToImageConvertingEstimator.ColumnOptions column, bool isScaled)
        {
            float value = plane < 0 ? absent : pixel[plane * stride];
            return isScaled ? unchecked((byte)Math.Round(value * column.Scale - column.Offset)) : unchecked((byte)value);
        }
    }
}
