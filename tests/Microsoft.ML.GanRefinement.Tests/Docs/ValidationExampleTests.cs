using System.Runtime.CompilerServices;

namespace Microsoft.ML.GanRefinement.Tests.Docs;

/// <summary>The documentation of <see cref="GanValidation"/> shows code that compiles.</summary>
public class ValidationExampleTests
{
    [Fact]
    public void Shows_the_examples_code_word_for_word()
    {
        var code = File.ReadAllLines(Path.Combine(Root(), "src", "Examples", "Snippets", "HeldOutValidation.cs"))
            .SkipWhile(line => !line.Contains("// <snippet>")).Skip(1).TakeWhile(line => !line.Contains("// </snippet>"))
            .Select(line => line[8..]).ToArray();
        var example = File.ReadAllLines(Path.Combine(Root(), "src", "Microsoft.ML.GanRefinement", "Training", "Validation", "GanValidation.cs"))
            .SkipWhile(line => line != "/// <code>").Skip(1).TakeWhile(line => line != "/// </code>")
            .Select(line => line[4..]).ToArray();
        Assert.NotEmpty(code);
        Assert.Equal(code, example);
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
