using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.LoadProbe;

// Arguments: model.zip, file of input rows, output column, view | engine, file for the output's floats.
MLContext ml = new();
ITransformer model = ml.Model.Load(args[0], out DataViewSchema schema);
ProbeInput input = ProbeInput.Read(args[1], schema);

using BinaryWriter writer = new(File.Create(args[4]));
foreach (float value in args[3] == "engine" ? FromEngine() : FromView())
{
    writer.Write(value);
}

return 0;

IEnumerable<float> FromView()
{
    IDataView data = ml.Data.LoadFromEnumerable(input.Rows, input.Definition);
    IDataView transformed = model.Transform(data);
    DataViewSchema.Column column = transformed.Schema[args[2]];
    List<float> values = [];
    using DataViewRowCursor cursor = transformed.GetRowCursor([column]);
    ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(column);
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
    SchemaDefinition output = SchemaDefinition.Create(typeof(ProbeOutput));
    output[nameof(ProbeOutput.Values)].ColumnName = args[2];
    using PredictionEngine<ProbeRow, ProbeOutput> engine =
        ml.Model.CreatePredictionEngine<ProbeRow, ProbeOutput>(model, inputSchemaDefinition: input.Definition, outputSchemaDefinition: output);
    return [.. input.Rows.SelectMany(row => engine.Predict(row).Values)];
}
