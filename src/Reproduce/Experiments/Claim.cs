namespace GanRefinement.Reproduce.Experiments;

/// <summary>What a paper says, and what is run to see whether it holds at this size. Data only.</summary>
/// <param name="Name">How the command line calls it; the results' file name.</param>
/// <param name="Title">Heading of its page.</param>
/// <param name="Paper">What the paper says, with its figures: Markdown.</param>
/// <param name="Setting">What every run here has in common: Markdown.</param>
/// <param name="Experiments">One for each data set.</param>
internal sealed record Claim(string Name, string Title, string Paper, string Setting, IReadOnlyList<Experiment> Experiments);
