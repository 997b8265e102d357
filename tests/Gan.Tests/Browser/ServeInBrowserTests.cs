using GanRefinement.Gan.Tests.Serving;
using Microsoft.Playwright;

namespace GanRefinement.Gan.Tests.Browser;

/// <summary>The page of <c>gan serve</c> as its user has it.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(UsesTorch))]
public sealed class ServeInBrowserTests(TinyRun run, Chromium chromium) : IAsyncLifetime
{
    private readonly RunningPage _server = new(run);

    public Task InitializeAsync() => _server.Start();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [BrowserFact]
    public async Task Images_change_and_score_higher_when_they_are_coached_and_are_kept_and_saved()
    {
        var (page, wrong) = await chromium.Open(_server.Address);
        await Count(page, 24);
        await page.Locator("[name=chosen]").SelectOptionAsync("1");
        await Assertions.Expect(page.Locator("#images figcaption").First).ToContainTextAsync("1 ");
        var (before, score) = (await Sources(page), await Score(page));
        await page.Locator("[name=iterations]").FillAsync("20");
        await Assertions.Expect(page.Locator("#steps")).ToHaveTextAsync("20");
        await page.WaitForFunctionAsync("old => document.querySelector('#images img').src !== old", before[0]);
        Assert.NotEqual(before, await Sources(page));
        Assert.True(await Score(page) > score);

        await page.Locator("#images img").First.ClickAsync();
        Assert.Equal(1, await page.Locator("#kept img").CountAsync());
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#kept a").ClickAsync());
        Assert.EndsWith(".png", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal([0x89, .. "PNG"u8], (await File.ReadAllBytesAsync((await download.PathAsync())!))[..4]);
        Assert.Empty(wrong);
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task Several_tabs_at_once_each_get_their_own_images()
    {
        var tabs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => chromium.Open(_server.Address)));
        await Task.WhenAll(tabs.Select(async (tab, i) =>
        {
            await Count(tab.Page, 24);
            await tab.Page.Locator("[name=seed]").FillAsync($"{10 + i}");
            await tab.Page.Locator("[name=iterations]").FillAsync("5");
            await tab.Page.Locator("[name=count]").FillAsync($"{3 + i}");
            await Count(tab.Page, 3 + i);
        }));
        for (var i = 0; i < tabs.Length; i++)
        {
            // What the server says to one who asks alone.
            var alone = await _server.Images(new(3 + i, 10 + i, null, 5, 0.01));
            Assert.Equal(alone.Select(image => image.Png), await Sources(tabs[i].Page));
            Assert.Empty(tabs[i].Wrong);
            await tabs[i].Page.CloseAsync();
        }
    }

    [BrowserFact]
    public async Task A_judge_is_told_what_images_were_and_how_far_that_is_from_guessing()
    {
        var (page, wrong) = await chromium.Open(_server.Address + "/#judge");
        for (var answer = 1; answer <= 4; answer++)
        {
            await Assertions.Expect(page.Locator("#real")).ToBeEnabledAsync();
            await (answer % 2 == 0 ? page.Keyboard.PressAsync("r") : page.Locator("#generated").ClickAsync());
            await Assertions.Expect(page.Locator("#tally")).ToContainTextAsync($"of {answer} right");
        }
        Assert.Matches("^(Right|Wrong): it was (real|generated)\\.$", await page.Locator("#verdict").TextContentAsync());
        Assert.Contains("95 % interval", await page.Locator("#tally").TextContentAsync(), StringComparison.Ordinal);
        Assert.InRange(await page.Locator("#range").EvaluateAsync<double>("bar => Number(bar.getAttribute('width'))"), 10, 379);
        Assert.Equal(4, _server.Judges.Tally.Count);
        Assert.Empty(wrong);
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task Pages_of_other_sites_are_refused_by_their_host_and_by_their_origin()
    {
        var port = new Uri(_server.Address).Port;
        var (page, _) = await chromium.Open(_server.Address);
        // A name that a hostile site lets point here.
        var response = await page.GotoAsync($"http://{Chromium.OtherName}:{port}/");
        Assert.Equal(403, response!.Status);
        // A request of another site's page: the answer is refused, not only hidden.
        var seen = 0;
        page.Response += (_, answer) => seen = answer.Request.Method == "POST" ? answer.Status : seen;
        await page.EvaluateAsync("""
            address => fetch(address, { method: "POST", mode: "no-cors", body: "{}" }).then(() => true, () => false)
            """, $"{_server.Address}/api/images");
        Assert.Equal(403, seen);
        await page.CloseAsync();
    }

    private static Task Count(IPage page, int count) => Assertions.Expect(page.Locator("#images img")).ToHaveCountAsync(count);

    private static Task<string[]> Sources(IPage page) => page.Locator("#images img").EvaluateAllAsync<string[]>("all => all.map(image => image.src)");

    private static Task<float> Score(IPage page) => page.Locator("#score").EvaluateAsync<float>("line => Number(line.textContent.split(' ').at(-1))");
}
