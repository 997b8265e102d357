using System.Globalization;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Pages;
using GanRefinement.Reproduce.Refining;
using GanRefinement.Reproduce.Running;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce;

/// <summary>Runs what a claim still lacks, as far as the budget goes, and writes its pages from what there is.</summary>
internal static class ReproduceRun
{
    /// <summary>Runs it; 0 is success, also where the budget ended before the runs did.</summary>
    /// <param name="claim">What to run.</param>
    /// <param name="settings">How.</param>
    /// <param name="report">Gets a line now and then.</param>
    public static int Run(Claim claim, ReproduceSettings settings, Action<string> report)
    {
        using Budget budget = new(settings.BudgetMinutes);
        claim = Resize(claim, settings);
        StateFolder state = new(Path.Combine(settings.StatePath, claim.Name));
        Ledger ledger = new(state.LedgerFile, ResultFile.Measurements(Path.Combine(settings.OutputFolder, claim.Name + ".json")));
        ExperimentContext context = new(settings.DataFolder, settings.StatePath, settings.Samples);
        var plan = Plan.Of(claim, context);
        Check(claim, settings.Only);
        Run[] pending =
        [
            .. plan.Where(run => !ledger.IsDone(run) || LacksDrawing(claim, run, ledger, state, settings.OutputFolder))
                .Where(run => settings.Only?.Contains(run.Experiment.Name) is not false),
        ];
        report($"{claim.Name}: {plan.Count} runs, {plan.Count(ledger.IsDone)} of them done before; budget {Minutes(settings.BudgetMinutes)}.");
        if (pending.Length > 0 && !budget.IsUsedUp)
        {
            using OneThread _ = new();
            foreach (var dataset in pending.Select(run => run.Dataset).Distinct())
                dataset.Prepare();

            foreach (var (experiment, dataset) in pending.Select(run => (run.Experiment, run.Dataset)).Distinct())
                RealRow.Measure(experiment, dataset, ledger);

            new Runner(ledger, state, settings.Parallel, report).Work(pending, budget);
        }

        Write(claim, plan, ledger, state, settings.OutputFolder);
        var left = plan.Count(run => !ledger.IsDone(run));
        report(left > 0 && pending.All(ledger.IsDone)
            ? $"All runs of {string.Join(", ", settings.Only!)} are done; {left} of {plan.Count} runs are left, which were not asked for."
            : left == 0
            ? $"All {plan.Count} runs are done after {Minutes(budget.Elapsed.TotalMinutes)}; the page is {claim.Name}.md in the output folder."
            : $"The budget is used up: {left} of {plan.Count} runs are left. The same call goes on with them.");
        return 0;
    }

    // What was added after the run was measured: its pair is read, or trained again, and drawn.
    private static bool LacksDrawing(Claim claim, Run run, Ledger ledger, StateFolder state, string folder) =>
        run.Experiment.KeepsPairs && ledger.Of(run).All(line => line.Failure is null) && run.Experiment.Drawings
            .Where(drawing => drawing.IsOf(run))
            .Any(drawing => !File.Exists(state.DrawingFile(drawing)) && !File.Exists(Published(claim, drawing, folder)));

    private static string Published(Claim claim, Drawing drawing, string folder) => Path.Combine(folder, $"{claim.Name}-{drawing.Name}.png");

    private static void Check(Claim claim, IReadOnlyList<string>? only)
    {
        string[] known = [.. claim.Experiments.Select(experiment => experiment.Name)];
        if (only?.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new ArgumentException($"--only: {claim.Name} has no experiment '{unknown}'; it has {string.Join(", ", known)}.");
    }

    private static Claim Resize(Claim claim, ReproduceSettings settings) => claim with
    {
        Experiments =
        [
            .. claim.Experiments.Select(experiment => experiment with
            {
                Iterations = settings.Iterations ?? experiment.Iterations,
                Seconds = settings.Iterations is null ? experiment.Seconds : null,
                Seeds = settings.Seeds ?? experiment.Seeds,
            }),
        ],
    };

    private static void Write(Claim claim, IReadOnlyList<Run> plan, Ledger ledger, StateFolder state, string folder)
    {
        Results[] results =
        [
            .. claim.Experiments.Select(experiment => new Results(experiment, [.. plan.Where(run => run.Experiment == experiment)], ledger)),
        ];
        Dictionary<string, PagePictures> pictures = [];
        foreach (var each in results)
        {
            string File(string ending) => $"{claim.Name}-{each.Experiment.Name}{ending}";
            var (samples, curves) = (ResultPicture.Of(each, state), each.Experiment.KeepsPairs ? null : ResultCurves.Of(each));
            samples?.Save(Path.Combine(folder, File(".png")));
            if (!each.Experiment.KeepsPairs)
                ResultPicture.Of(each, state, StateFolder.OneClass)?.Save(Path.Combine(folder, File("-class.png")));
            string? Published(string ending) => System.IO.File.Exists(Path.Combine(folder, File(ending))) ? File(ending) : null;
            if (curves is not null)
                System.IO.File.WriteAllText(Path.Combine(folder, File(".svg")), curves);
            pictures[each.Experiment.Name] = new(Published(".png"), curves is null ? null : File(".svg"))
            {
                OneClass = Published("-class.png"),
                Drawings = Copy(claim, each.Experiment, state, folder),
            };
        }

        File.WriteAllText(Path.Combine(folder, claim.Name + ".json"), ResultFile.Write(claim, results));
        File.WriteAllText(Path.Combine(folder, claim.Name + ".md"), ResultPage.Write(claim, results, pictures));
        File.WriteAllText(Path.Combine(folder, "README.md"), ResultIndex.Write(folder, ReproduceCommand.Names));
    }

    // Those that have been drawn so far, here or where the page was published.
    private static Dictionary<string, string> Copy(Claim claim, Experiment experiment, StateFolder state, string folder)
    {
        Dictionary<string, string> files = [];
        foreach (var drawing in experiment.Drawings)
        {
            var file = Published(claim, drawing, folder);
            if (File.Exists(state.DrawingFile(drawing)))
                File.Copy(state.DrawingFile(drawing), file, overwrite: true);

            if (File.Exists(file))
                files[drawing.Name] = Path.GetFileName(file);
        }

        return files;
    }

    private static string Minutes(double minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes:0.#} minutes");
}
