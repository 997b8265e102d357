using System.Reflection;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed partial class CustomMappingTransformer<TSrc, TDst>
{
    /// <summary>Calls the action once for each row, whatever number of its columns is asked for.</summary>
    private sealed class Mapper : IRowMapper
    {
        private readonly IHost _host;
        private readonly CustomMappingTransformer<TSrc, TDst> _parent;
        private readonly TypedCursorable<TSrc> _typedSource;

        public Mapper(CustomMappingTransformer<TSrc, TDst> parent, DataViewSchema inputSchema)
        {
            _host = parent._host.Register(nameof(Mapper));
            _parent = parent;
            _typedSource = TypedCursorable<TSrc>.Create(_host, new EmptyDataView(_host, inputSchema), false, parent.InputSchemaDefinition);
        }

        private int OutputCount => _parent.AddedSchema.Columns.Length;

        public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            Delegate[] getters = new Delegate[OutputCount];
            if (!IsAnyActive(activeOutput))
                return getters;
            InputRow<TDst> output = new(_host, _parent.AddedSchema);
            Action refresh = MakeRefresh(input, output);
            MethodInfo makeGetter = ((Func<DataViewRow, int, Action, Delegate>)MakeGetter<int>).Method.GetGenericMethodDefinition();
            foreach (int i in Enumerable.Range(0, OutputCount).Where(activeOutput))
                getters[i] = (Delegate)makeGetter.MakeGenericMethod(output.Schema[i].Type.RawType).Invoke(null, [output, i, refresh]);
            return getters;
        }

        public Func<int, bool> GetDependencies(Func<int, bool> activeOutput)
            => IsAnyActive(activeOutput) ? _typedSource.GetDependencies(_ => false) : _ => false;

        public DataViewSchema.DetachedColumn[] GetOutputColumns()
            => _parent.AddedSchema.MakeSchema().Select(column => new DataViewSchema.DetachedColumn(column)).ToArray();

        public ITransformer GetTransformer() => _parent;

        public void Save(ModelSaveContext ctx) => ((ICanSaveModel)_parent).Save(ctx);

        private static Delegate MakeGetter<T>(DataViewRow output, int index, Action refresh)
        {
            ValueGetter<T> getter = output.GetGetter<T>(output.Schema[index]);
            return (ValueGetter<T>)((ref T target) =>
            {
                refresh();
                getter(ref target);
            });
        }

        private Action MakeRefresh(DataViewRow input, InputRow<TDst> output)
        {
            IRowReadableAs<TSrc> typedInput = _typedSource.GetRow(input);
            TSrc source = new();
            TDst target = new();
            long lastPosition = -1;
            return () =>
            {
                if (lastPosition == input.Position)
                    return;
                typedInput.FillValues(source);
                _parent._mapAction(source, target);
                output.ExtractValues(target);
                lastPosition = input.Position;
            };
        }

        private bool IsAnyActive(Func<int, bool> activeOutput) => Enumerable.Range(0, OutputCount).Any(activeOutput);
    }
}
