using System.CommandLine;
using System.CommandLine.Parsing;
using GanRefinement.Gan.Settings;

namespace GanRefinement.Gan;

/// <summary>What is wrong with a command line, with what may be meant.</summary>
internal static class CommandLineErrors
{
    // What a name or a path without a flag is most likely to be, in this order.
    private static readonly string[] s_likely = ["--model", "--data"];

    /// <summary>All that is wrong with one, a line each.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        // An argument that takes many values takes mistyped flags too.
        var taken = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value)
            .Where(token => token.StartsWith("--", StringComparison.Ordinal));
        string[] unknown = [.. parsed.UnmatchedTokens, .. taken];
        var command = parsed.CommandResult.Command;
        string[] flags = [.. unknown.Where(token => token.StartsWith('-'))];
        // What stands behind a mistyped flag is its value.
        var mistaken = flags.Length > 0
            ? flags.Select(flag => Unknown(flag, command.Options.Select(option => option.Name)).Message)
            : unknown.Select(token => Stray(token, parsed));
        return [.. mistaken, .. parsed.Errors.Where(error => unknown.Length == 0 || error.SymbolResult is not CommandResult).Select(error => error.Message)];
    }

    /// <summary>There is no such flag.</summary>
    /// <param name="flag">As it was typed, perhaps with its value.</param>
    /// <param name="known">The flags that there are.</param>
    public static BadInputException Unknown(string flag, IEnumerable<string> known)
    {
        var name = flag.Split('=')[0];
        return new($"There is no {name}{(Names.Nearest(name, [.. known]) is { } nearest ? $"; did you mean {nearest}?" : ".")}");
    }

    private static string Stray(string token, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0)
            return $"There is no command '{token}'; {Names.Suggestion(token, [.. command.Subcommands.Select(known => known.Name)])}";
        var likely = s_likely.FirstOrDefault(name => command.Options.FirstOrDefault(option => option.Name == name) is { } option
            && parsed.GetResult(option) is null);
        return $"'{token}' stands behind no flag{(likely is null ? "." : $"; did you mean {likely} {token}?")}";
    }
}
