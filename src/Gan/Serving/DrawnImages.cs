using GanRefinement.Gan.Runs;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Serving;

/// <summary>Images of a model, drawn and coached as a page asks.</summary>
internal static class DrawnImages
{
    private const int MostImages = 100;
    private const int MostIterations = 1_000;
    private const double MostRate = 100;

    /// <summary>Makes them.</summary>
    /// <exception cref="BadInputException">The request is wrong.</exception>
    public static ImageAnswer[] Of(MLContext ml, TrainedModel model, ImageRequest request, CancellationToken cancellation)
    {
        var gan = model.Gan;
        if (Wrong(request, gan) is { } wrong)
            throw new BadInputException(wrong);
        var latents = request.ClassName is { Length: > 0 } name
            ? ml.Gan().SampleLatents(gan, request.Count, [name], request.Seed)
            : ml.Gan().SampleLatents(gan, request.Count, request.Seed);
        var view = request.Iterations == 0
            ? gan.Transform(latents)
            : GanRefining.In(ml, gan, GanLatentRefiner.Coach(request.Iterations, request.LearningRate), latents, outputs: null, cancellation)
                .Fit(latents).Append(gan).Transform(latents);
        var rows = GeneratedRows.Read(view, gan.ClassNames, cancellation);
        return rows.ArePictures
            ? [.. rows.Images.Select((image, i) => new ImageAnswer(Rendering.Address(image, rows.Dimensions), rows.Scores[i], rows.Labels?[i]))]
            : throw new BadInputException("The model makes vectors, which are no pictures.");
    }

    private static string? Wrong(ImageRequest request, GanTransformer gan) =>
        request.Count is < 1 or > MostImages ? $"count must be from 1 to {MostImages}; it is {request.Count}."
        : request.Iterations is < 0 or > MostIterations ? $"iterations must be from 0 to {MostIterations}; it is {request.Iterations}."
        : request.LearningRate is not (> 0 and <= MostRate) ? $"learningRate must be above 0 and at most {MostRate}; it is {request.LearningRate}."
        : request.ClassName is { Length: > 0 } name && !gan.ClassNames.Contains(name) ? $"There is no class '{name}'."
        : null;
}
