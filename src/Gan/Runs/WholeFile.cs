namespace GanRefinement.Gan.Runs;

/// <summary>A file that is there whole or as it was before, whenever the program is killed.</summary>
internal static class WholeFile
{
    /// <summary>Writes it beside its place, and moves it there.</summary>
    public static void Write(string path, string text)
    {
        var unfinished = path + ".unfinished";
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, path, overwrite: true);
    }
}
