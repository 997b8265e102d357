using System.Net;
using System.Net.Http.Json;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Serving;

namespace GanRefinement.Gan.Tests.Serving;

/// <summary>The page, over HTTP.</summary>
[Collection(nameof(UsesTorch))]
public sealed class ModelPageTests(TinyRun run) : IAsyncLifetime
{
    private readonly RunningPage _page = new(run);

    public Task InitializeAsync() => _page.Start();

    public Task DisposeAsync() => _page.DisposeAsync().AsTask();

    [Fact]
    public async Task Draws_the_class_asked_for_and_coaching_changes_images_and_raises_scores()
    {
        Assert.Contains("<title>gan</title>", await _page.Client.GetStringAsync("/"), StringComparison.Ordinal);
        var before = await _page.Images(new(6, 1, "2", 0, 0.05));
        var again = await _page.Images(new(6, 1, "2", 0, 0.05));
        var after = await _page.Images(new(6, 1, "2", 10, 0.05));
        Assert.Equal(before, again);
        Assert.All(before, image => Assert.Equal("2", image.ClassName));
        Assert.NotEqual(before.Select(image => image.Png), after.Select(image => image.Png));
        Assert.True(after.Average(image => image.Score) > before.Average(image => image.Score));
    }

    [Fact]
    public async Task A_folder_of_runs_is_a_choice_of_models()
    {
        // Made when it is first asked for.
        var other = run.Other;
        using ModelShelf shelf = new(new(1), [Path.GetDirectoryName(run.Path)!]);
        Assert.Contains(run.Path, shelf.Paths);
        Assert.Contains(other, shelf.Paths);
        Assert.Equal(10, shelf[0].Gan.ClassCount);
        Assert.Throws<BadInputException>(() => shelf[shelf.Paths.Count]);
        Assert.Throws<BadInputException>(() => new ModelShelf(new(1), [run.Data]));
        Assert.Equal(["run"], (await _page.Client.GetFromJsonAsync<string[]>("/api/models"))!);
    }

    [Fact]
    public async Task Refuses_other_hosts_and_other_sites_pages()
    {
        Assert.Equal(HttpStatusCode.OK, await Status(request => { }));
        Assert.Equal(HttpStatusCode.OK, await Status(request => request.Headers.Add("Origin", _page.Address)));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(request => request.Headers.Add("Origin", "http://example.org")));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(request => request.Headers.Add("Origin", "null")));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(request => request.Headers.Host = "example.org"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(request => request.Headers.Host = "127.0.0.1:1"));
        Assert.Equal("127.0.0.1", new Uri(_page.Address).Host);
    }

    [Fact]
    public async Task Bad_requests_are_told_of()
    {
        foreach (var wrong in new ImageRequest[]
            {
                new(0, 1, null, 0, 1), new(1, 1, "hat", 0, 1), new(1, 1, null, -1, 1), new(1, 1, null, 0, 0), new(1, 1, null, 0, 1, Model: 7),
            })
        {
            await AssertRefused("/api/images", wrong);
        }
        await AssertRefused("/api/judge", new JudgeRequest(7));
        await AssertRefused("/api/judge", new JudgeRequest(0, Guid.NewGuid()));
        await AssertRefused("/api/judge/answer", new JudgeAnswer(Guid.NewGuid(), true));
    }

    [Fact]
    public async Task A_judges_image_stays_until_it_is_answered_and_right_answers_are_counted()
    {
        var log = new RunFolder(run.Path).Answers;
        var before = AnswerLog.Read(log);
        var question = await _page.Ask<JudgeRequest, JudgeQuestion>("/api/judge", new());
        Assert.Equal("no answers yet", question.Tally);
        Assert.Equal(question, await _page.Ask<JudgeRequest, JudgeQuestion>("/api/judge", new(0, question.Session)));
        var (right, real) = (0, 0);
        const int Answers = 30;
        for (var i = 0; i < Answers; i++)
        {
            await _page.Ask<JudgeRequest, JudgeQuestion>("/api/judge", new(0, question.Session));
            var verdict = await _page.Ask<JudgeAnswer, JudgeVerdict>("/api/judge/answer", new(question.Session, Real: true));
            Assert.Equal(verdict.WasReal, verdict.Right);
            (right, real) = (right + (verdict.Right ? 1 : 0), real + (verdict.WasReal ? 1 : 0));
            Assert.Equal((right, i + 1), (verdict.Correct, verdict.Count));
            Assert.Equal(BinomialInterval.Of(right, i + 1), new(verdict.Low, verdict.High));
        }
        // Both kinds come: all 30 of one kind come once in 500 million games.
        Assert.InRange(real, 1, Answers - 1);
        Assert.Equal((before.Right + right, before.Count + Answers), (AnswerLog.Read(log).Right, AnswerLog.Read(log).Count));
        await AssertRefused("/api/judge/answer", new JudgeAnswer(question.Session, true));
    }

    [Fact]
    public async Task What_is_no_request_is_answered_with_a_sentence()
    {
        foreach (var body in new[] { "nojson", "null", "{\"count\": 1, \"seed\": 1.5}" })
        {
            using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");
            using var response = await _page.Client.PostAsync("/api/images", content);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.NotEmpty((await response.Content.ReadFromJsonAsync<string>())!);
        }
        await AssertRefused("/api/images", new ImageRequest(1, 1, null, 1, 1e30));
    }

    private async Task AssertRefused<T>(string path, T request)
    {
        using var response = await _page.Client.PostAsJsonAsync(path, request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((await response.Content.ReadFromJsonAsync<string>())!);
    }

    private async Task<HttpStatusCode> Status(Action<HttpRequestMessage> change)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/models");
        change(request);
        using var response = await _page.Client.SendAsync(request);
        return response.StatusCode;
    }
}
