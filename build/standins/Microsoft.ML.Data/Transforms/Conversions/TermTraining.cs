using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

internal static class TermTraining
{
    public static TermMap[] Train(
        IHost host,
        IChannel channel,
        IDataView input,
        (string Output, string Input)[] columns,
        ValueToKeyMappingEstimator.KeyOptions options,
        IDataView keyData)
    {
        DataViewSchema.Column[] sources = columns.Select(pair => Find(host, input.Schema, pair.Input)).ToArray();
        return keyData is null
            ? FromInput(host, channel, input, sources, columns, options)
            : FromKeyData(host, channel, keyData, sources, columns, options);
    }

    private static DataViewSchema.Column Find(IHost host, DataViewSchema inputSchema, string name)
    {
        DataViewSchema.Column column = inputSchema.GetColumnOrNull(name)
            ?? throw host.ExceptSchemaMismatch(nameof(inputSchema), "input", name);
        TermTypes.CheckIsKnown(host, name, column.Type);
        return column;
    }

    private static TermMap[] FromInput(
        IHost host,
        IChannel channel,
        IDataView input,
        DataViewSchema.Column[] sources,
        (string Output, string Input)[] columns,
        ValueToKeyMappingEstimator.KeyOptions options)
    {
        host.CheckUserArg(options.MaximumNumberOfKeys > 0, "MaxNumTerms", "Must be positive");
        bool sorted = options.Ordinality == ValueToKeyMappingEstimator.KeyOrdinality.ByValue;
        TermBuilder[] builders = sources.Select(source => TermBuilder.Create(source.Type, sorted, options.MaximumNumberOfKeys)).ToArray();
        using (DataViewRowCursor cursor = input.GetRowCursor(sources.DistinctBy(source => source.Index)))
        {
            for (int i = 0; i < builders.Length; i++)
                builders[i].Attach(cursor, sources[i]);
            List<TermBuilder> hungry = [.. builders];
            while (hungry.Count > 0 && cursor.MoveNext())
                hungry.RemoveAll(builder => !builder.ProcessRow());
        }

        for (int i = 0; i < builders.Length; i++)
        {
            if (builders[i].Count == 0)
                channel.Warning(MessageSensitivity.Schema, "Term map for output column '{0}' contains no entries.", columns[i].Output);
        }

        return builders.Select(builder => builder.Finish()).ToArray();
    }

    private static TermMap[] FromKeyData(
        IHost host,
        IChannel channel,
        IDataView keyData,
        DataViewSchema.Column[] sources,
        (string Output, string Input)[] columns,
        ValueToKeyMappingEstimator.KeyOptions options)
    {
        DataViewSchema.Column source = keyData.Schema[0];
        DataViewType wanted = TermTypes.ItemTypeOf(sources[0].Type);
        if (!source.Type.Equals(wanted))
            throw host.ExceptUserArg(nameof(keyData), $"Input data's column must be of type '{wanted}' but was '{source.Type}'");
        TermBuilder builder = TermBuilder.Create(
            source.Type, options.Ordinality == ValueToKeyMappingEstimator.KeyOrdinality.ByValue, int.MaxValue);
        using (DataViewRowCursor cursor = keyData.GetRowCursor([source]))
        {
            builder.Attach(cursor, source);
            while (cursor.MoveNext() && builder.ProcessRow())
                continue;
        }

        if (builder.Count == 0)
            channel.Warning(MessageSensitivity.None, "Map from the term data resulted in an empty map.");
        TermMap map = builder.Finish();
        for (int i = 0; i < sources.Length; i++)
        {
            DataViewType itemType = TermTypes.ItemTypeOf(sources[i].Type);
            if (!itemType.Equals(map.ItemType))
            {
                throw host.ExceptParam(
                    nameof(keyData),
                    $"Terms from input data type '{map.ItemType}' but mismatches column '{columns[i].Output}' item type '{itemType}'");
            }
        }

        return sources.Select(_ => map).ToArray();
    }
}
