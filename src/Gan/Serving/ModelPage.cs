using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GanRefinement.Gan.Serving;

/// <summary>A page on this machine that draws images of models, coaches them, and asks whether images are real.</summary>
internal static class ModelPage
{
    private static readonly (string Path, string Resource, string Type)[] s_files =
    [
        ("/", "serve.html", "text/html; charset=utf-8"), ("/serve.css", "serve.css", "text/css; charset=utf-8"),
        ("/serve.js", "serve.js", "text/javascript; charset=utf-8"),
    ];

    /// <summary>Sets it up. Requests share the models, which any number of threads may use.</summary>
    /// <param name="shelf">The models; they stay the caller's.</param>
    /// <param name="judges">The games of "real or generated?".</param>
    /// <param name="port">Of the loopback address; 0 for any that is free.</param>
    public static WebApplication Create(ModelShelf shelf, JudgeRoom judges, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // So that Guard answers with a sentence where a request is no JSON or has other types.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.Use(Guard);
        foreach (var (path, resource, type) in s_files)
            app.MapGet(path, () => Results.Content(Resource(resource), type));
        app.MapGet("/api/models", () => shelf.Paths.Select(path => Path.GetFileName(Path.TrimEndingDirectorySeparator(path))));
        app.MapGet("/api/models/{index:int}", (int index) => new { classes = shelf[index].Gan.ClassNames, latentSize = shelf[index].Gan.LatentSize });
        app.MapPost("/api/images", (ImageRequest request, CancellationToken cancellation) =>
            shelf.Compute(() => DrawnImages.Of(shelf.Ml, shelf[request.Model], request, cancellation), cancellation));
        app.MapPost("/api/judge", (JudgeRequest request, CancellationToken cancellation) =>
            shelf.Compute(() => judges.Ask(request, cancellation), cancellation));
        app.MapPost("/api/judge/answer", (JudgeAnswer answer) => judges.Answer(answer));
        return app;
    }

    // Who may come in, and what becomes of errors.
    private static async Task Guard(HttpContext context, RequestDelegate next)
    {
        if (!LocalOnly.Allows(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("Only pages of this machine are answered.");
            return;
        }
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src data:; frame-ancestors 'none'";
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The tab has asked for something else meanwhile, or is closed.
        }
        catch (Exception e) when (e is BadInputException or ArgumentException or InvalidOperationException or IOException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(e is BadHttpRequestException { InnerException: { } inner } ? $"{e.Message} {inner.Message}" : e.Message);
        }
    }

    private static string Resource(string name)
    {
        using StreamReader reader = new(typeof(ModelPage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
