using System.Globalization;
using System.Text.RegularExpressions;

namespace Microsoft.ML.GanRefinement.Interop;

/// <summary>The ids, within one model file, of objects that several transformers share.</summary>
internal sealed partial class SharedNames
{
    private readonly Dictionary<object, string> _ids = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether an id has the form that <see cref="TryAdd"/> gives: one from a file becomes a path, so nothing else is let
    /// through.</summary>
    public static bool IsValid(string id) => Pattern().IsMatch(id);

    /// <summary>Gives the instance's id; true if it is new.</summary>
    public bool TryAdd(object instance, out string id)
    {
        lock (_ids)
        {
            if (_ids.TryGetValue(instance, out id!))
                return false;

            id = string.Create(CultureInfo.InvariantCulture, $"GanShared_{_ids.Count:000}");
            _ids.Add(instance, id);
            return true;
        }
    }

    [GeneratedRegex(@"\AGanShared_[0-9]{3,9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
