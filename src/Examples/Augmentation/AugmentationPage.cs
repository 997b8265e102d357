using System.Globalization;
using System.Text;
using GanRefinement.Programs;

namespace GanRefinement.Examples.Augmentation;

/// <summary>The protocol and the numbers as a page of Markdown.</summary>
internal static class AugmentationPage
{
    public static string Write(AugmentationSettings settings, IReadOnlyList<Outcome> outcomes)
    {
        StringBuilder page = new();
        page.AppendLine("# Does filling up a small class with generated images help?");
        page.AppendLine();
        Line(page, $"`augment --seeds {settings.Seeds}`: Fashion-MNIST, {settings.Common} training images of nine classes and {settings.Rare} "
            + "of one. Each seed has other");
        Line(page, $"images and another small class: class number `seed`, chosen before anything was run. A Fast-RobGAN (DCGAN, "
            + "16 channels) learns from these images alone,");
        Line(page, $"{settings.GanIterations} iterations, and generates {settings.Common - settings.Rare} images of the small class. The third way, "
            + "repeating its images as often, costs nothing.");
        Line(page, $"LightGBM ({settings.Trees} iterations, on pixels) and `FitClassifier` ({settings.ClassifierEpochs} epochs) learn from each set. "
            + "All test images are classified.");
        page.AppendLine("Nothing was tuned on these numbers: the sizes are such that two cores take minutes, which is a short training for a GAN.");
        page.AppendLine();
        Summarize(page, outcomes);
        page.AppendLine();
        page.AppendLine("## Every seed");
        page.AppendLine();
        page.AppendLine("| seed | small class | model | training set | accuracy | recall of the small class |");
        page.AppendLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var o in outcomes)
            Line(page, $"| {o.Seed} | {o.RareClass} | {o.Model} | {o.Training} | {Percent(o.Accuracy)} | {Percent(o.RareRecall)} |");

        return page.ToString();
    }

    private static void Summarize(StringBuilder page, IReadOnlyList<Outcome> outcomes)
    {
        page.AppendLine("Median over the seeds, least and greatest in brackets; beside it in how many seeds it beats the unbalanced set.");
        page.AppendLine();
        page.AppendLine("| model | training set | accuracy | better | recall of the small class | better |");
        page.AppendLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var way in outcomes.GroupBy(o => (o.Model, o.Training)).OrderBy(way => way.Key.Model, StringComparer.Ordinal))
        {
            Outcome[] without = [.. outcomes.Where(o => o.Model == way.Key.Model && o.Training == AugmentationRun.Unbalanced)];
            string Better(Func<Outcome, double> value) => way.Key.Training == AugmentationRun.Unbalanced ? ""
                : $"{way.Zip(without).Count(pair => value(pair.First) > value(pair.Second))} of {without.Length}";
            Line(page, $"| {way.Key.Model} | {way.Key.Training} | {Cell(way.Select(o => o.Accuracy))} | {Better(o => o.Accuracy)} | "
                + $"{Cell(way.Select(o => o.RareRecall))} | {Better(o => o.RareRecall)} |");
        }
    }

    private static string Cell(IEnumerable<double> values)
    {
        var s = Statistics.Of([.. values])!;
        return $"{Percent(s.Median)} ({Percent(s.Least)} … {Percent(s.Greatest)})";
    }

    private static string Percent(double share) => (100 * share).ToString("F1", CultureInfo.InvariantCulture) + "%";

    private static void Line(StringBuilder page, string text) => page.AppendLine(text);
}
