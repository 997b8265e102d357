using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Snippets;

/// <summary>Refines a file of latents, row by row and without holding them in memory: <c>latent values…</c> in, <c>score,latent values…</c> out.</summary>
internal static class BatchRefinement
{
    /// <summary>Refines it.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="model">A zip with an unconditional network.</param>
    /// <param name="input">A line for each latent: its values, with commas between them.</param>
    /// <param name="output">The file to write.</param>
    /// <param name="refiner">What moves them.</param>
    /// <returns>How many there were.</returns>
    public static int Run(MLContext ml, string model, string input, string output, GanLatentRefiner refiner)
    {
        using var gan = LoadedNetwork.From(ml, model);
        TextLoader.Options columns = new()
        {
            Separators = [','],
            Columns = [new TextLoader.Column("Latent", DataKind.Single, 0, gan.LatentSize - 1)],
        };
        var latents = ml.Data.CreateTextLoader(columns).Load(input);
        var refined = ml.Gan().RefineLatent(gan, refiner).Fit(latents).Append(gan).Transform(latents);

        using StreamWriter writer = new(output);
        var count = 0;
        foreach (var row in ml.Data.CreateEnumerable<Refined>(refined, reuseRowObject: true, ignoreMissingColumns: true))
        {
            writer.WriteLine(string.Join(',', row.Latent.Prepend(row.Score).Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
            count++;
        }
        return count;
    }

    private sealed class Refined
    {
        public float Score { get; set; }

        public float[] Latent { get; set; } = [];
    }
}
