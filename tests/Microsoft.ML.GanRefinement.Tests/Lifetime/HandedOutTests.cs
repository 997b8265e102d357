using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Harness;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Lifetime;

/// <summary>What a getter has given stays as it was when the next row is read, the cursor is gone, and the networks are too.</summary>
[Collection(nameof(Trains))]
public sealed class HandedOutTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly List<IDisposable> _shared = [];

    public static TheoryData<string> Names => [.. ComponentCases.All.Select(c => c.Name)];

    public void Dispose() => _shared.ForEach(owner => owner.Dispose());

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_of_every_column_are_the_callers_own(string name)
    {
        var component = ComponentCases.All.Single(c => c.Name == name);
        var transformer = component.Make(_ml, _shared).Fit(component.Valid);
        var view = transformer.Transform(component.Valid);
        List<(Func<float[]> Kept, float[] Then)> values = [];
        using (var cursor = view.GetRowCursor(view.Schema))
        {
            Func<Func<float[]>>[] readers = [.. ViewTable.Visible(view.Schema).Select(column => Reader(cursor, column))];
            while (cursor.MoveNext())
            {
                foreach (var read in readers)
                {
                    var kept = read();
                    values.Add((kept, kept()));
                }
            }
        }

        (transformer as IDisposable)?.Dispose();
        Assert.NotEmpty(values);
        Assert.All(values, value => Assert.Equal(value.Then, value.Kept()));
    }

    // A fresh variable for each row, as GetColumn of arrays and objects have; an image goes in again, as ML.NET's rows of objects hand it in.
    private static Func<Func<float[]>> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        var type = column.Type.RawType;
        return type == typeof(float) ? Reader<float>(row, column, false, value => [value])
            : type == typeof(uint) ? Reader<uint>(row, column, false, value => [value])
            : type == typeof(VBuffer<float>) ? Reader<VBuffer<float>>(row, column, false, value => [.. value.DenseValues()])
            : Reader<MLImage>(row, column, true, value => [.. value.Pixels.ToArray().Select(b => (float)b)]);
    }

    private static Func<Func<float[]>> Reader<T>(DataViewRow row, DataViewSchema.Column column, bool again, Func<T, float[]> numbers)
    {
        var getter = row.GetGetter<T>(column);
        T before = default!;
        return () =>
        {
            var value = again ? before : default!;
            getter(ref value);
            before = value;
            return () => numbers(value);
        };
    }
}
