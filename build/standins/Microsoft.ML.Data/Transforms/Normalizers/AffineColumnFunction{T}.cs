using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

internal sealed class AffineColumnFunction<T>(bool isVector, T[] scales, T[] offsets) : AffineColumnFunction
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    public override NormalizingTransformer.NormalizerModelParametersBase ModelParameters
        => isVector
            ? new NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<T>>([.. scales], [.. offsets ?? []])
            : new NormalizingTransformer.AffineNormalizerModelParameters<T>(scales[0], offsets?[0] ?? T.Zero);

    public static AffineColumnFunction<T> Load(BinaryReader reader, IHost host, bool isVector, int slots)
    {
        Contracts.CheckDecode(reader.ReadInt32() == Marshal.SizeOf<T>());
        int size = reader.ReadInt32();
        int sparse = reader.ReadInt32();
        Contracts.CheckDecode(size > 0 && sparse == -1);
        T[] scales = ReadArray(reader);
        T[] offsets = ReadArray(reader);
        Contracts.CheckDecode(scales.Length == size && (offsets.Length == 0 || offsets.Length == size));
        if (size != slots)
            throw host.Except($"Normalizer expected {size} slots, but the input data column has {slots} slots.");
        return new AffineColumnFunction<T>(isVector, scales, offsets.Length == 0 ? null : offsets);
    }

    public override Delegate MakeGetter(DataViewRow row, DataViewSchema.Column source)
    {
        if (isVector)
            return MakeVectorGetter(row.GetGetter<VBuffer<T>>(source));
        ValueGetter<T> getSource = row.GetGetter<T>(source);
        return (ValueGetter<T>)((ref T target) =>
        {
            getSource(ref target);
            target = Apply(target, 0);
        });
    }

    // i32 bytes a number, i32 slots, i32 −1 (no sparse form), counted scales, counted offsets (none where all are 0).
    private protected override void SaveBody(ModelSaveContext ctx)
    {
        ctx.Writer.Write(Marshal.SizeOf<T>());
        ctx.Writer.Write(scales.Length);
        ctx.Writer.Write(-1);
        WriteArray(ctx.Writer, scales);
        WriteArray(ctx.Writer, offsets ?? []);
        ctx.SaveTextStream("AffineNormalizer.txt", WriteText);
    }

    private static T[] ReadArray(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        Contracts.CheckDecode(count >= 0);
        byte[] bytes = reader.ReadBytes(count * Marshal.SizeOf<T>());
        return MemoryMarshal.Cast<byte, T>(bytes).ToArray();
    }

    private static void WriteArray(BinaryWriter writer, T[] values)
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes<T>(values));
    }

    private void WriteText(TextWriter writer)
    {
        writer.WriteLine($"NumNormalizationFeatures={scales.Length}");
        for (int i = 0; i < scales.Length; i++)
            writer.WriteLine($"{i}\t{offsets?[i] ?? T.Zero}\t{scales[i]}");
        writer.WriteLine();
    }

    private T Apply(T value, int slot) => (value - (offsets?[slot] ?? T.Zero)) * scales[slot];

    private ValueGetter<VBuffer<T>> MakeVectorGetter(ValueGetter<VBuffer<T>> getSource)
    {
        VBuffer<T> source = default;
        return (ref VBuffer<T> target) =>
        {
            getSource(ref source);
            Contracts.Check(source.Length == scales.Length);
            VBufferEditor<T> editor = VBufferEditor.Create(ref target, scales.Length);
            int slot = 0;
            foreach (T value in source.DenseValues())
            {
                // Vectors hold no negative zero: the real library drops zeros and fills them in again.
                T scaled = Apply(value, slot);
                editor.Values[slot++] = scaled == T.Zero ? T.Zero : scaled;
            }

            target = editor.Commit();
        };
    }
}
