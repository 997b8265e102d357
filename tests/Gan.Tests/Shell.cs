using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan.Tests;

/// <summary>Command lines, run in this process.</summary>
internal static class Shell
{
    public static Result Run(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        var code = GanProgram.Run(arguments, new Terminal(output, error, interactive: false));
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs what has to succeed.</summary>
    public static string Succeed(params string[] arguments)
    {
        var result = Run(arguments);
        Assert.True(result.Code == 0, $"gan {string.Join(' ', arguments)} ended with {result.Code}: {result.Error}{result.Output}");
        return result.Output;
    }

    internal sealed record Result(int Code, string Output, string Error);
}
