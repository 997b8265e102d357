using Microsoft.Playwright;

namespace GanRefinement.Gan.Tests.Browser;

/// <summary>One browser for all tests; none where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>A name that leads to this machine, as that of a hostile page would.</summary>
    public const string OtherName = "elsewhere.example";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Task InitializeAsync() => Task.CompletedTask;

    // When the first test asks for it.
    private async Task<IBrowser> Start()
    {
        _playwright = await Playwright.CreateAsync();
        return _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = BrowserFactAttribute.Program,
            // Root has no sandbox.
            Args = ["--no-sandbox", $"--host-resolver-rules=MAP {OtherName} 127.0.0.1"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A tab, and what goes wrong in it: errors of scripts and of the console, and what it asks of a network.</summary>
    public async Task<(IPage Page, List<string> Wrong)> Open(string address, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await (_browser ?? await Start()).NewPageAsync(new BrowserNewPageOptions { ColorScheme = scheme, AcceptDownloads = true });
        page.SetDefaultTimeout(20_000);
        List<string> wrong = [];
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                wrong.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => wrong.Add(error);
        page.RequestFailed += (_, request) =>
        {
            if (request.Failure != "net::ERR_ABORTED")
                wrong.Add($"{request.Url}: {request.Failure}");
        };
        var home = new Uri(address);
        page.Request += (_, request) =>
        {
            var isOwn = home.IsFile ? request.Url == home.AbsoluteUri : new Uri(request.Url).Host == home.Host;
            if (!isOwn && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                wrong.Add($"asked for {request.Url}");
        };
        await page.GotoAsync(address);
        return (page, wrong);
    }
}
