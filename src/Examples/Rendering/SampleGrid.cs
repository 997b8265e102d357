using GanRefinement.Programs;
using GanRefinement.Programs.Rendering;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Rendering;

/// <summary>A band per class: images of some latents, and below them the images of the same latents after coaching.</summary>
internal static class SampleGrid
{
    public static ImageTable Of(MLContext ml, GanTransformer gan, ITransformer coached, int columns, int seed)
    {
        // Labels cycle through the classes, so that image i has class i mod classes.
        var latents = ml.Gan().SampleLatents(gan, gan.ClassCount * columns, seed: seed);
        var before = GeneratedImages.Read(gan.Transform(latents));
        var after = GeneratedImages.Read(coached.Transform(latents));
        float[][] OfClass(GeneratedImages images, int index) =>
            [.. Enumerable.Range(0, columns).Select(column => images.Pixels[(column * gan.ClassCount) + index])];
        return new(
            [
                .. gan.ClassNames.SelectMany((name, index) => new ImageRow[]
                {
                    new(name, OfClass(before, index), "uncoached"),
                    new(null, OfClass(after, index), "coached"),
                }),
            ],
            before.Width);
    }
}
