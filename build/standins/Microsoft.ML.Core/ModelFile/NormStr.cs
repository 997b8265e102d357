namespace Microsoft.ML.Internal.Utilities;

/// <summary>A string of a model file with its number in the file's string table.</summary>
internal sealed class NormStr
{
    private NormStr(string value, int id)
    {
        Value = value.AsMemory();
        Id = id;
    }

    public ReadOnlyMemory<char> Value { get; }

    public int Id { get; }

    /// <summary>The strings of one model, each once, in the order in which they came.</summary>
    public sealed class Pool
    {
        private readonly Dictionary<string, NormStr> _byText = [];
        private readonly List<NormStr> _inOrder = [];

        public int Count => _inOrder.Count;

        public NormStr Add(string text)
        {
            if (!_byText.TryGetValue(text, out NormStr known))
            {
                known = new NormStr(text, _inOrder.Count);
                _byText.Add(text, known);
                _inOrder.Add(known);
            }

            return known;
        }

        public NormStr Add(ReadOnlyMemory<char> text) => Add(text.ToString());

        public IEnumerator<NormStr> GetEnumerator() => _inOrder.GetEnumerator();
    }
}
