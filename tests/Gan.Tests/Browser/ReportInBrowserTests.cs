using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Tests.Reports;
using Microsoft.Playwright;

namespace GanRefinement.Gan.Tests.Browser;

/// <summary>The pages of runs as a reader sees them.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(UsesTorch))]
public sealed class ReportInBrowserTests(TinyRun run, Chromium chromium)
{
    private const string Brightness = "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((x, y) => x + Number(y), 0)";

    // Texts of charts that are cut or lie on another, and the page itself where it is wider than its window.
    private const string Flaws = """
        () => {
            const box = element => element.getBoundingClientRect();
            const isWithin = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
            const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
            const root = document.documentElement;
            const flaws = root.scrollWidth > root.clientWidth ? ["the page is too wide"] : [];
            for (const figure of document.querySelectorAll("figure")) {
                const texts = [...figure.querySelectorAll("figcaption, text, li")];
                texts.forEach((text, i) => {
                    const svg = text.closest("svg");
                    // Texts of SVG have no width of a client.
                    if (!isWithin(box(text), box(svg ?? figure)) || !svg && text.scrollWidth > text.clientWidth)
                        flaws.push(`cut: ${text.textContent}`);
                    for (const other of texts.slice(i + 1).filter(other => meet(box(text), box(other))))
                        flaws.push(`${text.textContent} on ${other.textContent}`);
                });
            }
            return flaws;
        }
        """;

    [BrowserFact]
    public async Task Texts_of_charts_are_whole_and_apart_in_wide_and_narrow_windows()
    {
        foreach (var file in new[] { new RunFolder(run.Path).Report, WrittenRuns.OfLongNames(run.Scratch("long-names")) })
        {
            var (page, wrong) = await chromium.Open(Address(file));
            foreach (var width in new[] { 1200, 700 })
            {
                await page.SetViewportSizeAsync(width, 900);
                Assert.Empty(await page.EvaluateAsync<string[]>(Flaws));
            }
            Assert.NotEqual(0, await page.Locator(".legend li").CountAsync());
            Assert.Empty(wrong);
            await page.CloseAsync();
        }
    }

    [BrowserFact]
    public async Task A_reports_curves_are_drawn_its_sliders_move_and_nothing_is_asked_of_a_network()
    {
        var (page, wrong) = await chromium.Open(Address(new RunFolder(run.Path).Report));
        await AssertDrawn(page);
        foreach (var (slider, last) in new[] { ("samples", "iteration 6"), ("coached", "after 50 steps") })
        {
            var shown = page.Locator($"#{slider} .sheet:visible");
            Assert.Contains(last, await page.Locator($"#{slider} output").TextContentAsync(), StringComparison.Ordinal);
            var before = await shown.Locator("img").First.GetAttributeAsync("src");
            await page.Locator($"#{slider} input").FocusAsync();
            await page.Keyboard.PressAsync("Home");
            Assert.Equal(1, await shown.CountAsync());
            Assert.NotEqual(before, await shown.Locator("img").First.GetAttributeAsync("src"));
            Assert.DoesNotContain(last, await page.Locator($"#{slider} output").TextContentAsync(), StringComparison.Ordinal);
        }
        // Beside the samples of an iteration, the real images as the discriminator saw them in it.
        Assert.Equal(2, await page.Locator("#samples .sheet:visible img").CountAsync());
        foreach (var title in new[] { "Between latents", "Nearest real images", "Curves", "Settings" })
            Assert.True(await page.GetByRole(AriaRole.Heading, new() { Name = title }).IsVisibleAsync());
        await AssertLoaded(page);
        Assert.Empty(wrong);
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task A_report_is_dark_where_the_reader_wants_it_dark()
    {
        var (light, _) = await chromium.Open(Address(new RunFolder(run.Path).Report));
        var (dark, wrong) = await chromium.Open(Address(new RunFolder(run.Path).Report), ColorScheme.Dark);
        Assert.InRange(await light.EvaluateAsync<int>(Brightness), 600, 765);
        Assert.InRange(await dark.EvaluateAsync<int>(Brightness), 0, 150);
        // The charts' text follows.
        const string Ink = "() => getComputedStyle(document.querySelector('svg text')).fill";
        Assert.NotEqual(await light.EvaluateAsync<string>(Ink), await dark.EvaluateAsync<string>(Ink));
        Assert.Empty(wrong);
        await light.CloseAsync();
        await dark.CloseAsync();
    }

    [BrowserFact]
    public async Task Runs_are_compared_over_iterations_and_seconds_below_real_images()
    {
        var target = run.Scratch("browser-compare.html");
        Shell.Succeed("compare", run.Path, run.Other, "--out", target);
        var (page, wrong) = await chromium.Open(Address(target));
        await AssertDrawn(page);
        await AssertLoaded(page);
        var rows = page.Locator(".aligned img");
        Assert.Equal(3, await rows.CountAsync());
        Assert.Equal(["real", "generated", "generated"],
            await page.Locator(".aligned > div:has(img)").EvaluateAllAsync<string[]>("all => all.map(e => e.className)"));
        var widths = await rows.EvaluateAllAsync<float[]>("all => all.map(e => e.getBoundingClientRect().width)");
        Assert.All(widths, width => Assert.Equal(widths[0], width));
        Assert.True(await page.GetByRole(AriaRole.Heading, new() { Name = "Over iteration" }).IsVisibleAsync());
        Assert.True(await page.GetByRole(AriaRole.Heading, new() { Name = "Over seconds" }).IsVisibleAsync());
        Assert.Empty(wrong);
        await page.CloseAsync();
    }

    private static string Address(string path) => new Uri(path).AbsoluteUri;

    // Each chart has at least one line that takes up room within it.
    private static async Task AssertDrawn(IPage page)
    {
        var drawn = await page.Locator("figure svg").EvaluateAllAsync<bool[]>("""
            all => all.map(svg => [...svg.querySelectorAll("polyline, path, circle, ellipse")].some(line => {
                const [inner, outer] = [line.getBoundingClientRect(), svg.getBoundingClientRect()];
                return inner.width + inner.height > 0 && inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1
                    && inner.bottom <= outer.bottom + 1;
            }))
            """);
        Assert.True(drawn.Length > 5);
        Assert.DoesNotContain(false, drawn);
    }

    private static async Task AssertLoaded(IPage page) =>
        Assert.DoesNotContain(0, await page.Locator("img").EvaluateAllAsync<int[]>("all => all.map(image => image.naturalWidth)"));
}
