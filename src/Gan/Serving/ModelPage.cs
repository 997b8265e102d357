using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Screen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Serving;

/// <summary>A page on this machine that draws images of a model and coaches them.</summary>
internal static class ModelPage
{
    private const int MostImages = 100;
    private const int MostIterations = 1_000;

    /// <summary>Sets it up. Requests share the model, which any number of threads may use.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="model">The model; it stays the caller's.</param>
    /// <param name="port">Of the loopback address; 0 for any that is free.</param>
    public static WebApplication Create(MLContext ml, TrainedModel model, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.Use(async (context, next) =>
        {
            if (LocalOnly.Allows(context.Request))
                await next(context);
            else
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
        });
        app.MapGet("/", () => Results.Content(Resource("serve.html"), "text/html; charset=utf-8"));
        app.MapGet("/api/model", () => new { name = Path.GetFileName(model.Path), classes = model.Gan.ClassNames, latentSize = model.Gan.LatentSize });
        app.MapPost("/api/images", (ImageRequest request, CancellationToken cancellation) => Wrong(request, model.Gan) is { } wrong
            ? Results.BadRequest(wrong)
            : Results.Ok(Images(ml, model, request, cancellation)));
        return app;
    }

    private static string? Wrong(ImageRequest request, GanTransformer gan) =>
        request.Count is < 1 or > MostImages ? $"count must be from 1 to {MostImages}; it is {request.Count}."
        : request.Iterations is < 0 or > MostIterations ? $"iterations must be from 0 to {MostIterations}; it is {request.Iterations}."
        : request.LearningRate is > 0 and <= double.MaxValue ? request.ClassName is { Length: > 0 } name && !gan.ClassNames.Contains(name)
            ? $"There is no class '{name}'."
            : null
        : $"learningRate must be above 0; it is {request.LearningRate}.";

    private static ImageAnswer[] Images(MLContext ml, TrainedModel model, ImageRequest request, CancellationToken cancellation)
    {
        var gan = model.Gan;
        var latents = request.ClassName is { Length: > 0 } name
            ? ml.Gan().SampleLatents(gan, request.Count, [name], request.Seed)
            : ml.Gan().SampleLatents(gan, request.Count, request.Seed);
        var coach = ml.Gan().CoachLatent(gan, request.Iterations, request.LearningRate, cancellationToken: cancellation);
        var view = request.Iterations == 0 ? gan.Transform(latents) : coach.Fit(latents).Append(gan).Transform(latents);
        Terminal silent = new(TextWriter.Null, TextWriter.Null, interactive: false);
        var rows = GeneratedRows.Read(silent, "Images", view, request.Count, gan.ClassNames, cancellation);
        if (!rows.ArePictures)
            throw new NotSupportedException("The model makes vectors, which are no pictures.");
        return
        [
            .. rows.Images.Select((image, i) => new ImageAnswer(
                $"data:image/png;base64,{Convert.ToBase64String(Rendering.Png(image, rows.Dimensions[0], rows.Dimensions[1], rows.Dimensions[2]))}",
                rows.Scores[i], rows.Labels?[i])),
        ];
    }

    private static string Resource(string name)
    {
        using StreamReader reader = new(typeof(ModelPage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
