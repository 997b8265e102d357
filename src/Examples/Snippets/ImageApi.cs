using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GanRefinement.Examples.Snippets;

/// <summary>A minimal web API: <c>GET /image?class=Bag&amp;seed=1</c> makes a PNG, <c>POST /reload</c> takes the model's file anew, under load.</summary>
internal static class ImageApi
{
    /// <summary>Sets it up.</summary>
    /// <param name="model">The zip.</param>
    /// <param name="address">Where it listens, as in http://127.0.0.1:5000.</param>
    public static WebApplication Create(string model, string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var app = builder.Build();
        app.Urls.Add(address);
        SharedModel shared = new(model);
        app.Lifetime.ApplicationStopped.Register(shared.Dispose);
        app.MapGet("/classes", () => shared.ClassNames);
        app.MapGet("/image", (string? @class, int? seed) => @class is not null && !shared.ClassNames.Contains(@class)
            ? Results.BadRequest($"There is no class '{@class}'.")
            : Results.File(shared.Generate(@class, seed ?? Random.Shared.Next()), "image/png"));
        app.MapPost("/reload", () =>
        {
            shared.Reload();
            return shared.Version;
        });
        return app;
    }
}
