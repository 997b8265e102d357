namespace GanRefinement.Programs.Screen;

/// <summary>What something that takes long tells of itself.</summary>
internal interface IWork
{
    /// <summary>Says how far it is.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <param name="text">In words.</param>
    void Report(double share, string text);
}
