using System.Net;
using System.Net.Http.Json;
using GanRefinement.Gan.Serving;
using GanRefinement.Programs.Screen;
using Microsoft.AspNetCore.Builder;
using Microsoft.ML;

namespace GanRefinement.Gan.Tests.Serving;

/// <summary>The page of a run, on a free port.</summary>
internal sealed class RunningPage : IAsyncDisposable
{
    private readonly ModelShelf _shelf;
    private readonly WebApplication _app;

    public RunningPage(TinyRun run)
    {
        Terminal silent = new(TextWriter.Null, TextWriter.Null, interactive: false);
        MLContext ml = new(1);
        _shelf = new ModelShelf(ml, [run.Path]);
        Judges = new JudgeRoom(_shelf, model => RealImages.Read(silent, ml, new([]), _shelf.Paths[model], CancellationToken.None));
        _app = ModelPage.Create(_shelf, Judges, port: 0);
    }

    public JudgeRoom Judges { get; }

    public string Address => _app.Urls.Single();

    public HttpClient Client { get; } = new();

    public async Task Start()
    {
        await _app.StartAsync();
        Client.BaseAddress = new Uri(Address);
    }

    public async Task<ImageAnswer[]> Images(ImageRequest request) => await Ask<ImageRequest, ImageAnswer[]>("/api/images", request);

    public async Task<TAnswer> Ask<TRequest, TAnswer>(string path, TRequest request)
    {
        using var response = await Client.PostAsJsonAsync(path, request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<TAnswer>())!;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _shelf.Dispose();
    }
}
