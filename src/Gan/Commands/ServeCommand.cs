using System.CommandLine;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Screen;
using GanRefinement.Gan.Serving;
using GanRefinement.Gan.Settings;
using Microsoft.Extensions.Hosting;

namespace GanRefinement.Gan.Commands;

/// <summary><c>serve</c>.</summary>
internal static class ServeCommand
{
    private const int MostPort = 65_535;

    private static readonly Setting s_port = new("port", "Port on the loopback address, up to 65535; 0 takes any. Default: 5080.");

    public static Command Create(Terminal terminal) => CommandBase.Create(
        terminal, "serve", "Shows a page on this machine: draw images of a model, choose classes, coach them, keep and download them.",
        [ModelSettings.Model, s_port, TrainSettings.Threads, TrainSettings.Gpu],
        (values, cancellation) =>
        {
            var port = values.Count(s_port, 5080, minimum: 0);
            if (port > MostPort)
                throw new BadInputException($"{s_port.Flag} must be at most {MostPort}; it is {port}.");
            var session = Session.Start(terminal, 1, values, cancellation);
            using var model = TrainedModel.Load(session.Ml, values.Require<string>(ModelSettings.Model));
            var app = ModelPage.Create(session.Ml, model, port);
            app.Start();
            terminal.Line($"{app.Urls.Single()}   (Ctrl-C ends it)");
            cancellation.WaitHandle.WaitOne();
            app.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
            return ExitCode.Success;
        });
}
