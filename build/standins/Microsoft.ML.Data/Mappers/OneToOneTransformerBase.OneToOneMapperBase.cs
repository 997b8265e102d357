using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public abstract partial class OneToOneTransformerBase
{
    /// <summary>The base of the mappers of such transformers.</summary>
    private protected abstract class OneToOneMapperBase : MapperBase
    {
        /// <summary>From the index of an output to the index of its input.</summary>
        protected readonly Dictionary<int, int> ColMapNewToOld = [];
        private readonly OneToOneTransformerBase _parent;

        protected OneToOneMapperBase(IHost host, OneToOneTransformerBase parent, DataViewSchema inputSchema)
            : base(host, inputSchema, parent)
        {
            _parent = parent;
            for (int i = 0; i < parent.ColumnPairs.Length; i++)
                ColMapNewToOld.Add(i, parent.FindInput(inputSchema, i));
        }

        private protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput)
        {
            HashSet<int> needed = [.. ColMapNewToOld.Where(pair => activeOutput(pair.Key)).Select(pair => pair.Value)];
            return needed.Contains;
        }

        private protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);
    }
}
