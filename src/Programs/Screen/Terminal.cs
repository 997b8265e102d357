using Spectre.Console;

namespace GanRefinement.Programs.Screen;

/// <summary>Where the programs speak: bars on a terminal, plain lines elsewhere.</summary>
internal sealed class Terminal
{
    // Files and pipes have no width at which lines break.
    private const int WidthOfFiles = 200;

    // How long work may take before a plain line tells of it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <param name="output">Results and progress.</param>
    /// <param name="error">What went wrong.</param>
    /// <param name="interactive">Whether a person looks at it while it runs.</param>
    public Terminal(TextWriter output, TextWriter error, bool interactive)
    {
        (Output, ErrorOutput, IsInteractive) = (output, error, interactive);
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = interactive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = interactive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = interactive ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!interactive)
            Console.Profile.Width = WidthOfFiles;
    }

    /// <summary>The process's own.</summary>
    public static Terminal OfProcess { get; } = new(System.Console.Out, System.Console.Error, interactive: !System.Console.IsOutputRedirected);

    /// <summary>Results and progress.</summary>
    public TextWriter Output { get; }

    /// <summary>What went wrong.</summary>
    public TextWriter ErrorOutput { get; }

    /// <summary>Whether a person looks at it while it runs.</summary>
    public bool IsInteractive { get; }

    /// <summary>By which it is told how long work takes.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>For tables and the like.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>Writes a line, as it is: broken lines are for people alone.</summary>
    public void Line(string text)
    {
        if (IsInteractive)
            Console.WriteLine(text);
        else
            Output.WriteLine(text);
    }

    /// <summary>Says what went wrong.</summary>
    public void Error(string text) => ErrorOutput.WriteLine(text);

    /// <summary>Runs something that may take long, under a bar, or with a line now and then.</summary>
    /// <param name="name">What it does.</param>
    /// <param name="run">Does it. Until it reports how far it is, the bar only says that something goes on.</param>
    public T Work<T>(string name, Func<IWork, T> run)
    {
        if (!IsInteractive)
        {
            using PlainWork plain = new(name, Line, Clock);
            return run(plain);
        }
        T result = default!;
        Console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context => result = run(new BarWork(name, context.AddTask(Markup.Escape(name), maxValue: 1))));
        return result;
    }

    /// <summary>Runs something that may take long and cannot say how far it is.</summary>
    public T Work<T>(string name, Func<T> run) => Work(name, _ => run());

    /// <summary>Runs something that may take long and cannot say how far it is.</summary>
    public void Work(string name, Action run) => Work(name, _ =>
    {
        run();
        return true;
    });

    private sealed class BarWork : IWork
    {
        private readonly string _name;
        private readonly ProgressTask _task;

        public BarWork(string name, ProgressTask task) => (_name, _task, task.IsIndeterminate) = (name, task, true);

        public void Report(double share, string text)
        {
            _task.IsIndeterminate = false;
            _task.Value = share;
            _task.Description = Markup.Escape($"{_name}: {text}");
        }
    }

    // The first words after two seconds, the next ones ever more rarely: a log of hours stays short.
    private sealed class PlainWork : IWork, IDisposable
    {
        private readonly TimeProvider _clock;
        private readonly long _start;
        private readonly Lock _lock = new();
        private readonly Action<string> _line;
        private readonly string _name;
        private readonly ITimer _silence;
        private TimeSpan _next;
        private bool _isOver;

        public PlainWork(string name, Action<string> line, TimeProvider clock)
        {
            (_name, _line, _next, _clock, _start) = (name, line, s_patience, clock, clock.GetTimestamp());
            // What reports nothing is named once all the same.
            _silence = clock.CreateTimer(_ => Say(null), null, s_patience, Timeout.InfiniteTimeSpan);
        }

        public void Report(double share, string text)
        {
            _silence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Say(text);
        }

        public void Dispose()
        {
            lock (_lock)
                _isOver = true;
            _silence.Dispose();
        }

        private void Say(string? text)
        {
            lock (_lock)
            {
                var elapsed = _clock.GetElapsedTime(_start);
                if (_isOver || (text is not null && elapsed < _next))
                    return;
                _line(text is null ? $"{_name} …" : $"{_name}: {text}");
                _next = elapsed + TimeSpan.FromSeconds(Math.Clamp(elapsed.TotalSeconds / 10, 2, 60));
            }
        }
    }
}
