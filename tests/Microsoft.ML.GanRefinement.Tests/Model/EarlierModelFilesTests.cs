using System.Text.Json;
using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.Model;

/// <summary>Model files as version 0.1 wrote them before its parts got their present form, and what the models gave then: all transformers,
/// losses and families of networks.</summary>
public class EarlierModelFilesTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Model", "Earlier");

    private static readonly string[] s_names = [.. Directory.GetFiles(s_folder, "*.zip").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    private readonly MLContext _ml = new(1);

    public static TheoryData<string> Files => [.. s_names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Loads_and_gives_what_it_gave(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_folder, name + ".json")));
        var model = _ml.Model.Load(Path.Combine(s_folder, name + ".zip"), out _);
        var made = model.Transform(Input(json.RootElement));
        foreach (var column in json.RootElement.EnumerateObject().Where(column => !column.Name.StartsWith("in:", StringComparison.Ordinal)))
        {
            float[] expected = [.. column.Value.Deserialize<float[][]>()!.SelectMany(row => row)];
            var found = Values(made, column.Name);
            Assert.Equal(expected.Length, found.Length);
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-3f * Math.Max(1, Math.Abs(pair.First))));
        }
        (model as IDisposable)?.Dispose();
    }

    [Fact]
    public void There_is_one_for_each_loss_and_more()
    {
        Assert.Equal(8, s_names.Count(name => name.StartsWith("loss-", StringComparison.Ordinal)));
        Assert.Equal(5, s_names.Count(name => name.StartsWith("networks-", StringComparison.Ordinal)));
    }

    private IDataView Input(JsonElement json)
    {
        var vector = json.EnumerateObject().First(column => column.Name is "in:Latent" or "in:Image");
        var rows = vector.Value.Deserialize<float[][]>()!;
        var keys = json.TryGetProperty("in:Label", out var labels) ? labels.Deserialize<uint[]>()! : new uint[rows.Length];
        var schema = SchemaDefinition.Create(typeof(Row));
        var (values, label) = (schema[nameof(Row.Vector)], schema[nameof(Row.Label)]);
        values.ColumnName = vector.Name[3..];
        values.ColumnType = vector.Name == "in:Image"
            ? new VectorDataViewType(NumberDataViewType.Single, 1, 8, 8)
            : new VectorDataViewType(NumberDataViewType.Single, rows[0].Length);
        if (keys.Any(key => key > 0))
            label.ColumnType = new KeyDataViewType(typeof(uint), (int)keys.Max());
        else
            schema.Remove(label);
        // Objects count keys from 0, views from 1.
        return _ml.Data.LoadFromEnumerable(rows.Zip(keys, (row, key) => new Row { Vector = row, Label = key == 0 ? 0 : key - 1 }).ToArray(), schema);
    }

    private static float[] Values(IDataView view, string column) => view.Schema[column].Type is VectorDataViewType
        ? [.. view.GetColumn<VBuffer<float>>(column).SelectMany(v => v.DenseValues())]
        : [.. view.GetColumn<float>(column)];

    private sealed class Row
    {
        public float[] Vector { get; set; } = [];

        public uint Label { get; set; }
    }
}
