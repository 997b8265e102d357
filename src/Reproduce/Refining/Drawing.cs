using GanRefinement.Reproduce.Running;

namespace GanRefinement.Reproduce.Refining;

/// <summary>A picture of one trained pair, that of seed 1.</summary>
/// <param name="Name">Short, without spaces: it names the file.</param>
/// <param name="Title">What it shows, in a few words.</param>
/// <param name="Caption">The paragraph above it.</param>
/// <param name="Variant">Which pair.</param>
/// <param name="Draw">Draws it to a PNG file.</param>
internal sealed record Drawing(string Name, string Title, string Caption, string Variant, Action<RefinerScene, string> Draw)
{
    /// <summary>Whose pair is drawn.</summary>
    public const int Seed = 1;

    /// <summary>Whether a run's pair is the one that is drawn.</summary>
    public bool IsOf(Run run) => run.Seed == Seed && run.Variant.Name == Variant;
}
