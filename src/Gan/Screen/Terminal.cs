using System.Diagnostics;
using Spectre.Console;

namespace GanRefinement.Gan.Screen;

/// <summary>Where the program speaks: bars on a terminal, plain lines elsewhere.</summary>
internal sealed class Terminal
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;

    /// <param name="output">Results and progress.</param>
    /// <param name="error">What went wrong.</param>
    /// <param name="interactive">Whether a person looks at it while it runs.</param>
    public Terminal(TextWriter output, TextWriter error, bool interactive)
    {
        (_output, _error, IsInteractive) = (output, error, interactive);
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = interactive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = interactive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = interactive ? InteractionSupport.Detect : InteractionSupport.No,
        });
    }

    /// <summary>Whether a person looks at it while it runs.</summary>
    public bool IsInteractive { get; }

    /// <summary>For tables and the like.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>Writes a line, as it is: broken lines are for people alone.</summary>
    public void Line(string text)
    {
        if (IsInteractive)
            Console.WriteLine(text);
        else
            _output.WriteLine(text);
    }

    /// <summary>Says what went wrong.</summary>
    public void Error(string text) => _error.WriteLine(text);

    /// <summary>Runs something that may take long, under a bar, or with a line now and then.</summary>
    /// <param name="name">What it does.</param>
    /// <param name="run">Does it.</param>
    public T Work<T>(string name, Func<IWork, T> run)
    {
        if (!IsInteractive)
            return run(new PlainWork(name, Line));
        T result = default!;
        Console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(context => result = run(new BarWork(name, context.AddTask(Markup.Escape(name), maxValue: 1))));
        return result;
    }

    private sealed class BarWork(string name, ProgressTask task) : IWork
    {
        public void Report(double share, string text)
        {
            task.Value = share;
            task.Description = Markup.Escape($"{name}: {text}");
        }
    }

    // The first words after two seconds, the next ones ever more rarely: a log of hours stays short.
    private sealed class PlainWork(string name, Action<string> line) : IWork
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private TimeSpan _next = TimeSpan.FromSeconds(2);

        public void Report(double share, string text)
        {
            if (_watch.Elapsed < _next)
                return;
            line($"{name}: {text}");
            _next = _watch.Elapsed + TimeSpan.FromSeconds(Math.Clamp(_watch.Elapsed.TotalSeconds / 10, 2, 60));
        }
    }
}
