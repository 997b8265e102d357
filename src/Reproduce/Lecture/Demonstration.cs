namespace GanRefinement.Reproduce.Lecture;

/// <summary>Something that a lecture shows: an experiment with a picture, small enough for a processor.</summary>
/// <param name="Name">How the command line calls it.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Run">Runs it, and draws.</param>
internal sealed record Demonstration(string Name, string Title, Func<Stage, Outcome> Run);
