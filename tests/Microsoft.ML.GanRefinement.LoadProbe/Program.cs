using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.LoadProbe;

// Arguments: model.zip, file of input rows, output column, view | engine, file for the output's floats.
MLContext ml = new();
var model = ml.Model.Load(args[0], out var schema);
var input = ProbeInput.Read(args[1], schema);

using BinaryWriter writer = new(File.Create(args[4]));
foreach (var value in args[3] == "engine" ? FromEngine() : FromView())
    writer.Write(value);

return 0;

IEnumerable<float> FromView()
{
    var data = ml.Data.LoadFromEnumerable(input.Rows, input.Definition);
    var transformed = model.Transform(data);
    var column = transformed.Schema[args[2]];
    List<float> values = [];
    using var cursor = transformed.GetRowCursor([column]);
    var getter = cursor.GetGetter<VBuffer<float>>(column);
    VBuffer<float> row = default;
    while (cursor.MoveNext())
    {
        getter(ref row);
        values.AddRange(row.DenseValues());
    }

    return values;
}

IEnumerable<float> FromEngine()
{
    var output = SchemaDefinition.Create(typeof(ProbeOutput));
    output[nameof(ProbeOutput.Values)].ColumnName = args[2];
    using var engine =
        ml.Model.CreatePredictionEngine<ProbeRow, ProbeOutput>(model, inputSchemaDefinition: input.Definition, outputSchemaDefinition: output);
    return [.. input.Rows.SelectMany(row => engine.Predict(row).Values)];
}
