using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.GanRefinement.Soak;

// Exit code 1 where anything failed beside the collector, or gave other bits than in quiet.
Option<double> minutes = new("--minutes") { Description = "How long; at least one pass is made.", DefaultValueFactory = _ => 60 };
Option<bool> digests = new("--digests") { Description = "Only prints what each case gives in quiet: equal lines before and after a change mean equal bits." };
RootCommand command = new("Trains, refines, evaluates and predicts beside a thread that forces garbage collections in a loop.") { minutes, digests };
command.SetAction(parsed => parsed.GetValue(digests) ? Print() : Soak(TimeSpan.FromMinutes(parsed.GetValue(minutes))));
return command.Parse(args).Invoke();

static int Print()
{
    using var soak = new SoakRun(predictions: 100);
    soak.RunQuiet();
    foreach (var (name, digest) in soak.Quiet)
        Console.WriteLine($"{digest}  {name}");
    return 0;
}

static int Soak(TimeSpan time)
{
    using var soak = new SoakRun();
    soak.RunQuiet();
    var watch = Stopwatch.StartNew();
    var passes = 0;
    do
    {
        soak.RunBesideCollector();
        passes++;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{watch.Elapsed:hh\\:mm\\:ss}  {passes} passes, {soak.Iterations:N0} iterations, {soak.Predictions:N0} predictions, "
                + $"{soak.Collections:N0} collections, {soak.Failures.Count} failures"));
    }
    while (watch.Elapsed < time && soak.Failures.Count == 0);
    soak.Failures.ForEach(Console.WriteLine);
    return soak.Failures.Count == 0 ? 0 : 1;
}
