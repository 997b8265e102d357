using System.IO.Compression;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Harness;

/// <summary>What an ML.NET developer takes for granted of a component, for every one that we have.</summary>
[Collection(nameof(Trains))]
public sealed class ComponentTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly List<IDisposable> _shared = [];

    // These have no networks.
    private static readonly string[] s_notDisposable = ["AppendLatents", "ConvertToImage"];

    public static TheoryData<string> Names => [.. ComponentCases.All.Select(c => c.Name)];

    public static TheoryData<string> Disposable => [.. ComponentCases.All.Select(c => c.Name).Except(s_notDisposable)];

    public void Dispose() => _shared.ForEach(owner => owner.Dispose());

    [Theory]
    [MemberData(nameof(Names))]
    public void Refuses_columns_that_are_missing_or_mistyped_before_and_at_the_top_of_Fit(string name)
    {
        var component = Find(name);
        foreach (var invalid in component.Invalid)
        {
            Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => component.Make(_ml, _shared).GetOutputSchema(Shapes.Of(invalid.Schema)));
            Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => component.Make(_ml, _shared).Fit(invalid));
        }

        Assert.True(component.Invalid.Length > 0 || name == "AppendLatents", "Only what reads no column can refuse none.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Promises_what_it_delivers_and_no_more(string name)
    {
        var component = Find(name);
        var estimator = component.Make(_ml, _shared);
        var transformer = estimator.Fit(component.Valid);
        using var owned = transformer as IDisposable;
        var delivered = transformer.Transform(component.Valid).Schema;

        Assert.Equal(Shapes.Describe(Shapes.Of(delivered)), Shapes.Describe(estimator.GetOutputSchema(Shapes.Of(component.Valid.Schema))));
        Assert.Equal(ViewTable.Describe(delivered), ViewTable.Describe(transformer.GetOutputSchema(component.Valid.Schema)));
        Assert.Equal(ViewTable.Describe(component.Valid.Schema).Length, delivered.Count(c => c.Index < component.Valid.Schema.Count));
        Assert.True(delivered.Count > component.Valid.Schema.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Comes_back_from_a_file_and_saves_the_same_file_again(string name)
    {
        var component = Find(name);
        var transformer = component.Make(_ml, _shared).Fit(component.Valid);
        using var owned = transformer as IDisposable;
        var file = Save(transformer, component.Valid.Schema);
        var loaded = new MLContext().Model.Load(new MemoryStream(file), out var schema);
        using var ownedToo = loaded as IDisposable;
        var expected = transformer.Transform(component.Valid);
        var actual = loaded.Transform(component.Valid);

        Assert.Equal(ViewTable.Describe(component.Valid.Schema), ViewTable.Describe(schema));
        Assert.Equal(ViewTable.Describe(expected.Schema), ViewTable.Describe(actual.Schema));
        Assert.Equal(ViewTable.Read(expected), ViewTable.Read(actual));
        Assert.Equal(Entries(file), Entries(Save(loaded, schema)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Maps_rows_as_its_cursor_does(string name)
    {
        var component = Find(name);
        var transformer = component.Make(_ml, _shared).Fit(component.Valid);
        using var owned = transformer as IDisposable;
        Assert.True(transformer.IsRowToRowMapper);
        var mapper = transformer.GetRowToRowMapper(component.Valid.Schema);
        Assert.Same(component.Valid.Schema, mapper.InputSchema);
        DataViewSchema.Column[] columns = [.. ViewTable.Visible(mapper.OutputSchema)];
        var expected = ViewTable.Read(transformer.Transform(component.Valid));

        var cursor = component.Valid.GetRowCursor(mapper.GetDependencies(columns));
        using var row = mapper.GetRow(cursor, columns);
        var actual = ViewTable.Read(row, columns, cursor);

        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), rows => Assert.All(rows.First.Zip(rows.Second), pair => Assert.Equal(pair.First, pair.Second, 1e-5f)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_two_threads_the_same_values_at_once(string name)
    {
        var component = Find(name);
        var transformer = component.Make(_ml, _shared).Fit(component.Valid);
        using var owned = transformer as IDisposable;
        var view = transformer.Transform(component.Valid);
        var expected = ViewTable.Read(view);
        var both = new float[2][][];
        using Barrier start = new(2);
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            both[i] = ViewTable.Read(view);
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.All(both, values => Assert.Equal(expected, values));
    }

    [Theory]
    [MemberData(nameof(Disposable))]
    public void Can_be_disposed_twice_and_then_says_that_it_is_gone(string name)
    {
        var component = Find(name);
        var transformer = component.Make(_ml, _shared).Fit(component.Valid);
        var view = transformer.Transform(component.Valid);
        var owner = Assert.IsAssignableFrom<IDisposable>(transformer);
        owner.Dispose();
        owner.Dispose();

        Assert.Equal(transformer.GetType().FullName, Assert.Throws<ObjectDisposedException>(() => transformer.Transform(component.Valid)).ObjectName);
        Assert.Throws<ObjectDisposedException>(() => transformer.GetRowToRowMapper(component.Valid.Schema));
        Assert.Throws<ObjectDisposedException>(() => Save(transformer, component.Valid.Schema));

        // A view needs the networks alone, which live as long as any transformer made from them.
        _shared.ForEach(sharer => sharer.Dispose());
        Assert.Throws<ObjectDisposedException>(() => ViewTable.Read(view));
    }

    [Fact]
    public void Every_public_estimator_and_transformer_is_here()
    {
        Type[] estimators = [.. ComponentCases.All.Select(c => c.Make(_ml, _shared).GetType())];
        Type[] transformers = [.. ComponentCases.All.Select(c => c.Make(_ml, _shared).Fit(c.Valid).GetType())];
        // A filter of rows adds no column and maps no row: RowFilterTests has what can be expected of it. An encoder is no estimator's:
        // GanEncoderTransformerTests has it.
        Type[] exported = [.. typeof(GanCatalog).Assembly.GetExportedTypes().Where(type => type is { IsAbstract: false })
            .Except([typeof(RowFilterEstimator), typeof(RowFilterTransformer), typeof(GanEncoderTransformer)])];

        Assert.Empty(exported.Where(type => type.GetInterfaces().Any(IsEstimator)).Except(estimators));
        Assert.Empty(exported.Where(type => type.IsAssignableTo(typeof(ITransformer))).Except(transformers));
        Assert.True(estimators.Distinct().Count() >= 4);
    }

    private static bool IsEstimator(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEstimator<>);

    private static ComponentCase Find(string name) => ComponentCases.All.Single(c => c.Name == name);

    private byte[] Save(ITransformer model, DataViewSchema schema)
    {
        using MemoryStream stream = new();
        _ml.Model.Save(model, schema, stream);
        return stream.ToArray();
    }

    private static SortedDictionary<string, string> Entries(byte[] file)
    {
        using ZipArchive zip = new(new MemoryStream(file));
        SortedDictionary<string, string> entries = new(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using MemoryStream content = new();
            using var source = entry.Open();
            source.CopyTo(content);
            entries.Add(entry.FullName, Convert.ToHexString(content.ToArray()));
        }

        return entries;
    }
}
