using System.Text;

namespace Microsoft.ML.GanRefinement.Fuzz;

/// <summary>What came of the files.</summary>
internal sealed class FuzzReport
{
    private readonly SortedDictionary<string, int> _refusals = [];

    /// <summary>Files loaded, or tried to be.</summary>
    public int Files { get; set; }

    /// <summary>Files that gave the sound model's images, bit for bit.</summary>
    public int Same { get; set; }

    /// <summary>Forged files that gave images of their own.</summary>
    public int Others { get; set; }

    /// <summary>Most memory that one file made the process take, in bytes: managed allocations and the growth of the process.</summary>
    public long MostMemory { get; set; }

    /// <summary>Longest time that one file took.</summary>
    public TimeSpan Longest { get; set; }

    /// <summary>What must not be; each names the damage and the number by which it can be repeated.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>What ML.NET does alone, with the same schema and a model without anything of ours.</summary>
    public List<string> OfMlNet { get; } = [];

    public void Refused(Type error) => _refusals[error.Name] = _refusals.GetValueOrDefault(error.Name) + 1;

    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine($"{Files} files: {_refusals.Values.Sum()} refused, {Same} with the same images, "
            + $"{Others} forged into other models, {Failures.Count} failures");
        text.AppendLine($"longest {Longest.TotalMilliseconds:F0} ms, most memory {MostMemory >> 20} MB");
        text.AppendLine(string.Join(", ", _refusals.Select(pair => $"{pair.Key} {pair.Value}")));
        foreach (var failure in Failures)
            text.AppendLine(failure);

        foreach (var failure in OfMlNet)
            text.AppendLine($"ML.NET without us: {failure}");

        return text.ToString();
    }
}
