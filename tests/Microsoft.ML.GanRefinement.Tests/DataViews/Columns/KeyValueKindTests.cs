using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Tests.Data;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Columns;

public sealed class KeyValueKindTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Values_come_back_from_their_names_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NegativeSign) = (",", "~");
        CultureInfo.CurrentCulture = comma;
        try
        {
            ComesBack("b c", "a");
            ComesBack((sbyte)-3, (sbyte)4);
            ComesBack(3L, -1L);
            ComesBack(ulong.MaxValue, 0ul);
            ComesBack(1.5f, 1e-30f);
            ComesBack(Math.PI, double.MaxValue);
            ComesBack(true, false);
            ComesBack(TimeSpan.FromMilliseconds(1.5), TimeSpan.FromDays(-2));
            ComesBack(new DateTime(2024, 2, 29, 1, 2, 3, 4, DateTimeKind.Utc).AddTicks(5), new DateTime(2000, 1, 1));
            ComesBack(new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromHours(-5)), default(DateTimeOffset));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Keys_without_values_have_no_kind()
    {
        Assert.Null(KeyValueKind.Of(TestColumns.SchemaOf(TestColumns.Keys("Label", 2, 1))["Label"]));
        Assert.Null(KeyValueKind.Find("nonsense"));
    }

    private void ComesBack<T>(T first, T second)
    {
        var rows = _ml.Data.LoadFromEnumerable([new Row<T> { Value = first }, new Row<T> { Value = second }]);
        var keys = _ml.Transforms.Conversion.MapValueToKey("Label", "Value").Fit(rows).Transform(rows);
        var kind = KeyValueKind.Of(keys.Schema["Label"])!;
        var names = KeyNames.Read(keys.Schema["Label"]);
        var builder = new DataViewSchema.Annotations.Builder();
        KeyValueKind.Find(kind.Name)!.Add(builder, "KeyValues", names);
        var again = builder.ToAnnotations();

        Assert.Equal(keys.Schema["Label"].Annotations.Schema["KeyValues"].Type, again.Schema["KeyValues"].Type);
        if (typeof(T) == typeof(string))
        {
            VBuffer<ReadOnlyMemory<char>> texts = default;
            again.GetValue("KeyValues", ref texts);
            Assert.Equal(["b c", "a"], texts.DenseValues().Select(text => text.ToString()));
            return;
        }

        VBuffer<T> values = default;
        again.GetValue("KeyValues", ref values);
        Assert.Equal([first, second], values.DenseValues());
    }

    private sealed class Row<T>
    {
        public T Value { get; set; } = default!;
    }
}
