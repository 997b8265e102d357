using System.Net;
using System.Net.Http.Json;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.ML;

namespace GanRefinement.Gan.Tests.Serving;

/// <summary>The page, over HTTP.</summary>
[Collection(nameof(UsesTorch))]
public sealed class ModelPageTests(TinyRun run) : IAsyncLifetime
{
    private TrainedModel _model = null!;
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        MLContext ml = new(1);
        _model = TrainedModel.Load(ml, run.Path);
        _app = ModelPage.Create(ml, _model, port: 0);
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _model.Dispose();
    }

    [Fact]
    public async Task Draws_the_class_asked_for_and_coaching_changes_images_and_raises_scores()
    {
        Assert.Contains("<title>gan</title>", await _client.GetStringAsync("/"), StringComparison.Ordinal);
        var before = await Images(new(6, 1, "2", 0, 0.05));
        var again = await Images(new(6, 1, "2", 0, 0.05));
        var after = await Images(new(6, 1, "2", 10, 0.05));
        Assert.Equal(before, again);
        Assert.All(before, image => Assert.Equal("2", image.ClassName));
        Assert.NotEqual(before.Select(image => image.Png), after.Select(image => image.Png));
        Assert.True(after.Average(image => image.Score) > before.Average(image => image.Score));
    }

    [Fact]
    public async Task Refuses_other_hosts_and_other_sites_pages()
    {
        Assert.Equal(HttpStatusCode.OK, await Status(request => { }));
        Assert.Equal(HttpStatusCode.OK, await Status(request => request.Headers.Add("Origin", _app.Urls.Single())));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(request => request.Headers.Add("Origin", "http://example.org")));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(request => request.Headers.Add("Origin", "null")));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(request => request.Headers.Host = "example.org"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(request => request.Headers.Host = "127.0.0.1:1"));
        Assert.All(_app.Urls, url => Assert.Equal("127.0.0.1", new Uri(url).Host));
    }

    [Fact]
    public async Task Bad_requests_are_told_of()
    {
        foreach (var wrong in new ImageRequest[] { new(0, 1, null, 0, 1), new(1, 1, "hat", 0, 1), new(1, 1, null, -1, 1), new(1, 1, null, 0, 0) })
        {
            using var response = await _client.PostAsJsonAsync("/api/images", wrong);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.NotEmpty((await response.Content.ReadFromJsonAsync<string>())!);
        }
    }

    private async Task<ImageAnswer[]> Images(ImageRequest request)
    {
        using var response = await _client.PostAsJsonAsync("/api/images", request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<ImageAnswer[]>())!;
    }

    private async Task<HttpStatusCode> Status(Action<HttpRequestMessage> change)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/model");
        change(request);
        using var response = await _client.SendAsync(request);
        return response.StatusCode;
    }
}
