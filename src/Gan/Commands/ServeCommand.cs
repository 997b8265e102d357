using System.CommandLine;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Serving;
using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;
using Microsoft.Extensions.Hosting;

namespace GanRefinement.Gan.Commands;

/// <summary><c>serve</c> and <c>judge</c>: two doors of the same page.</summary>
internal static class ServeCommand
{
    private const int MostPort = 65_535;

    private static readonly Setting s_models = new("model",
        "Model zips, folders of runs, or folders with such in them; the page lets you pick one.", SettingKind.Many);

    private static readonly Setting s_port = new("port", $"Port on the loopback address, from 0 to {MostPort}; 0 takes any. Default: 5080.");

    private static readonly Setting[] s_settings = [s_models, s_port, .. TrainSettings.OfData, TrainSettings.Threads, TrainSettings.Gpu];

    public static Command Create(Terminal terminal) => CommandBase.Create(
        terminal, "serve", "Shows a page on this machine: draw images of a model, choose classes, coach them, keep and download them, judge them.", s_settings,
        (values, cancellation) => Run(terminal, values, "", cancellation));

    public static Command CreateJudge(Terminal terminal) => CommandBase.Create(
        terminal, "judge", "Real or generated? Shows a page on this machine that asks, and says how far the answers are from guessing.", s_settings,
        (values, cancellation) => Run(terminal, values, "#judge", cancellation));

    private static int Run(Terminal terminal, SettingValues values, string door, CancellationToken cancellation)
    {
        var port = values.Count(s_port, 5080, minimum: 0);
        if (port > MostPort)
            throw new BadInputException($"{s_port.Flag} must be at most {MostPort}; it is {port}.");
        var session = Session.Start(terminal, 1, values, cancellation);
        using ModelShelf shelf = new(session.Ml, values.Require<IReadOnlyList<string>>(s_models));
        // What is wrong with the first one is better said here than on the page.
        terminal.Work("Loading", () => shelf[0]);
        JudgeRoom judges = new(shelf, model => RealImages.Read(terminal, session.Ml, values, shelf.Paths[model], cancellation));
        if (door.Length > 0)
            terminal.Work("Reading real images", () => judges.Real(0));
        var app = ModelPage.Create(shelf, judges, port);
        app.Start();
        terminal.Line($"{app.Urls.Single()}/{door}   (Ctrl-C ends it)");
        cancellation.WaitHandle.WaitOne();
        app.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
        if (judges.Tally.Count > 0)
            terminal.Line(judges.Tally.ToString());
        return ExitCode.Success;
    }
}
