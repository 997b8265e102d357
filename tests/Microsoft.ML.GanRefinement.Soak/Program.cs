using System.CommandLine;
using System.Diagnostics;
using Microsoft.ML.GanRefinement.Soak;

// Exit code 1 where anything failed beside the collector, or gave other bits than in quiet.
Option<double> minutes = new("--minutes") { Description = "How long.", DefaultValueFactory = _ => 60 };
RootCommand command = new("Trains, refines, evaluates and predicts beside a thread that forces garbage collections in a loop.") { minutes };
command.SetAction(parsed => Soak(TimeSpan.FromMinutes(parsed.GetValue(minutes))));
return command.Parse(args).Invoke();

static int Soak(TimeSpan time)
{
    using var soak = new SoakRun();
    soak.RunQuiet();
    var watch = Stopwatch.StartNew();
    for (var pass = 1; watch.Elapsed < time && soak.Failures.Count == 0; pass++)
    {
        soak.RunBesideCollector();
        Console.WriteLine($"{watch.Elapsed:hh\\:mm\\:ss}  pass {pass}: {soak.Units:N0} iterations and predictions, {soak.Collections:N0} collections, {soak.Failures.Count} failures");
    }
    soak.Failures.ForEach(Console.WriteLine);
    return soak.Failures.Count == 0 ? 0 : 1;
}
