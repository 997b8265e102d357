namespace GanRefinement.Gan.Tests.Browser;

/// <summary>A test in Chromium; skipped where there is none, which <c>.ci/run</c> takes for a failure.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    private static readonly string[] s_places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    public BrowserFactAttribute()
    {
        if (Program is null)
            Skip = "There is no Chromium on this machine: install Debian's package chromium (.ci/prepare does).";
    }

    /// <summary>The browser of this machine; null if there is none. None is ever downloaded.</summary>
    public static string? Program { get; } = s_places.FirstOrDefault(File.Exists);
}
