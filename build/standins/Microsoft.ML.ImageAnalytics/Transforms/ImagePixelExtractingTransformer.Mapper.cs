using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Internal.Images;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed partial class ImagePixelExtractingTransformer
{
    private sealed class Mapper(ImagePixelExtractingTransformer parent, DataViewSchema inputSchema)
        : OneToOneMapperBase(parent.Host.Register(nameof(Mapper)), parent, inputSchema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => parent.Columns.Select((column, i) => new DataViewSchema.DetachedColumn(column.Name, column.TypeFor(SourceType(i)), null)).ToArray();

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            ValueGetter<MLImage> getSource = input.GetGetter<MLImage>(input.Schema[ColMapNewToOld[iinfo]]);
            return parent.Columns[iinfo].AsFloats
                ? MakeGetter<float>(getSource, iinfo, out disposer)
                : MakeGetter<byte>(getSource, iinfo, out disposer);
        }

        private ImageDataViewType SourceType(int column) => (ImageDataViewType)InputSchema[ColMapNewToOld[column]].Type;

        private ValueGetter<VBuffer<T>> MakeGetter<T>(ValueGetter<MLImage> getSource, int iinfo, out Action disposer)
            where T : struct, INumberBase<T>
        {
            ImagePixelExtractingEstimator.ColumnOptions column = parent.Columns[iinfo];
            ImageDataViewType type = SourceType(iinfo);
            int size = type.Height * type.Width * column.Channels.Planes;
            MLImage source = null;
            disposer = () =>
            {
                source?.Dispose();
                source = null;
            };
            return (ref VBuffer<T> target) =>
            {
                getSource(ref source);
                if (source is null)
                {
                    target = VBufferEditor.Create(ref target, size, 0).Commit();
                    return;
                }

                Host.Check(source.Height == type.Height && source.Width == type.Width);
                VBufferEditor<T> editor = VBufferEditor.Create(ref target, size);
                Extract(source, column, editor.Values);
                target = editor.Commit();
            };
        }

        private static void Extract<T>(MLImage source, ImagePixelExtractingEstimator.ColumnOptions column, Span<T> target)
            where T : struct, INumberBase<T>
        {
            (int red, int blue) = source.PixelFormat == MLPixelFormat.Bgra32 ? (2, 0) : (0, 2);
            ReadOnlySpan<byte> pixels = source.Pixels;
            int count = source.Width * source.Height;
            (int step, int stride) = column.Interleave ? (column.Channels.Planes, 1) : (1, count);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> pixel = pixels.Slice(i * Raster.BytesPerPixel, Raster.BytesPerPixel);
                Span<T> values = target[(i * step)..];
                Put(values, column.Channels.Alpha, stride, pixel[3], column);
                Put(values, column.Channels.Red, stride, pixel[red], column);
                Put(values, column.Channels.Green, stride, pixel[1], column);
                Put(values, column.Channels.Blue, stride, pixel[blue], column);
            }
        }

        // The offset comes first. For bytes both are neutral, and the way through a float is exact.
        private static void Put<T>(Span<T> values, int plane, int stride, byte sample, ImagePixelExtractingEstimator.ColumnOptions column)
            where T : struct, INumberBase<T>
        {
            if (plane >= 0)
                values[plane * stride] = T.CreateTruncating((sample - column.Offset) * column.Scale);
        }
    }
}
