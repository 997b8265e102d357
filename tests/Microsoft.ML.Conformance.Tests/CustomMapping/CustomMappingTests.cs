using Microsoft.ML.Conformance.Tests.Support;
using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.CustomMapping;

public sealed class CustomMappingTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Every_member_of_the_output_class_becomes_a_column()
    {
        IDataView view = Numbers(2, 3);
        IDataView output
            = _ml.Transforms.CustomMapping<NumberRow, SquareRow>(SquareFactory.Map, SquareFactory.Contract).Fit(view).Transform(view);

        Assert.Equal([4f, 9], output.GetColumn<float>("Square"));
        Assert.Equal(["2²", "3²"], output.GetColumn<string>("Name"));
        Assert.Equal([[2f, -2], [3f, -3]], output.GetColumn<float[]>("Pair"));
        Assert.Equal(["Name", "Number", "Pair", "Square"], output.Schema.Select(column => column.Name).Order());
    }

    [Fact]
    public void The_action_runs_once_a_row_and_only_when_its_columns_are_asked_for()
    {
        int calls = 0;
        IDataView view = Numbers(1, 2, 3);
        IDataView output = _ml.Transforms.CustomMapping<NumberRow, SquareRow>((input, result) => calls++, null).Fit(view).Transform(view);

        Assert.Equal(3, output.GetColumn<float>("Number").Count());
        Assert.Equal(0, calls);
        using DataViewRowCursor cursor = output.GetRowCursor(output.Schema);
        ValueGetter<float> square = cursor.GetGetter<float>(output.Schema["Square"]);
        ValueGetter<ReadOnlyMemory<char>> name = cursor.GetGetter<ReadOnlyMemory<char>>(output.Schema["Name"]);
        float number = 0;
        ReadOnlyMemory<char> text = default;
        while (cursor.MoveNext())
        {
            square(ref number);
            name(ref text);
            square(ref number);
        }

        Assert.Equal(3, calls);
    }

    [Fact]
    public void A_schema_definition_can_give_the_output_its_size()
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(SquareRow));
        schema["Pair"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1, 2);
        var estimator = _ml.Transforms.CustomMapping<NumberRow, SquareRow>(SquareFactory.Map, null, outputSchemaDefinition: schema);
        IDataView view = Numbers(2);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1, 2), estimator.Fit(view).Transform(view).Schema["Pair"].Type);
    }

    [Fact]
    public void The_file_names_the_contract_and_its_assembly()
    {
        IDataView view = Numbers(2);
        ITransformer transformer = _ml.Transforms.CustomMapping<NumberRow, SquareRow>(SquareFactory.Map, SquareFactory.Contract).Fit(view);

        SavedModel model = SavedModel.Read(SavedModel.Save(_ml, transformer, view.Schema), SavedModel.Root);

        Assert.Equal(("CUSTOMXF", "CustomTransformer", 0x00010002u), (model.ModelSignature, model.LoaderSignature, model.VersionWritten));
        Assert.Equal("Microsoft.ML.Transforms, Version=1.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51", model.AssemblyName);
        Assert.Equal([SquareFactory.Contract, typeof(SquareFactory).Assembly.FullName!], model.Strings);
        using BinaryReader body = model.Body;
        Assert.Equal((0, 1), (body.ReadInt32(), body.ReadInt32()));
        Assert.Equal(body.BaseStream.Length, body.BaseStream.Position);
    }

    [Fact]
    public void Loading_finds_the_factory_without_registration()
    {
        IDataView view = Numbers(2, 5);
        ITransformer transformer = _ml.Transforms.CustomMapping<NumberRow, SquareRow>(SquareFactory.Map, SquareFactory.Contract)
            .Append(_ml.Transforms.CopyColumns("Copy", "Square"))
            .Fit(view);

        Assert.Equal([4f, 25], SavedModel.Reload(_ml, transformer, view.Schema).Transform(view).GetColumn<float>("Copy"));
    }

    [Fact]
    public void Without_a_contract_it_cannot_be_saved_and_with_an_unknown_one_not_loaded()
    {
        IDataView view = Numbers(2);
        ITransformer nameless = _ml.Transforms.CustomMapping<NumberRow, SquareRow>(SquareFactory.Map, null).Fit(view);
        Assert.Throws<InvalidOperationException>(() => SavedModel.Save(_ml, nameless, view.Schema));

        ITransformer unknown = _ml.Transforms.CustomMapping<NumberRow, SquareRow>(SquareFactory.Map, "Nobody's").Fit(view);
        Exception error = Assert.ThrowsAny<Exception>(() => SavedModel.Reload(_ml, unknown, view.Schema));
        Assert.Contains("Nobody's", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Input_columns_must_be_there_with_the_members_type()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(new[] { new { Number = "two" } });
        var estimator = _ml.Transforms.CustomMapping<NumberRow, SquareRow>(SquareFactory.Map, null);

        Assert.Throws<InvalidOperationException>(() => estimator.Fit(view));
        var chain = _ml.Transforms.CopyColumns("Copy", "Number").Append(estimator);
        var error = Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => chain.Fit(view));
        Assert.Contains("Schema mismatch for input column 'Number': expected Single, got String", error.Message, StringComparison.Ordinal);
    }

    private IDataView Numbers(params float[] numbers)
        => _ml.Data.LoadFromEnumerable(numbers.Select(number => new NumberRow { Number = number }));
}
