using System.Net;

namespace GanRefinement.Gan.Tests.Datasets;

/// <summary>A web server on this machine with a few files, which may cut a transfer short, or fall silent.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, byte[]> _files;
    private readonly bool _knowsRanges;
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LocalServer(Dictionary<string, byte[]> files, bool knowsRanges = true)
    {
        (_files, _knowsRanges) = (files, knowsRanges);
        using (System.Net.Sockets.TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = Task.Run(Serve);
    }

    public Uri Address { get; }

    /// <summary>What was asked for: a path, and the first byte.</summary>
    public List<(string Path, long From)> Requests { get; } = [];

    /// <summary>After so many bytes the next transfer is cut.</summary>
    public int? CutAfter { get; set; }

    /// <summary>After so many bytes the next answer stops, and its connection stays open; 0 for no headers either.</summary>
    public int? SilentAfter { get; set; }

    /// <summary>Done once an answer has stopped.</summary>
    public Task Silent => _silent.Task;

    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            Answer(context);
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var name = context.Request.Url!.AbsolutePath.TrimStart('/');
        var range = context.Request.Headers["Range"];
        var from = range is null || !_knowsRanges ? 0 : long.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture);
        Requests.Add((name, from));
        if (SilentAfter is 0)
        {
            _silent.SetResult();
            return;
        }
        if (!_files.TryGetValue(name, out var content))
        {
            context.Response.StatusCode = 404;
            context.Response.Close();
            return;
        }
        if (from > 0)
        {
            context.Response.StatusCode = 206;
            context.Response.Headers["Content-Range"] = $"bytes {from}-{content.Length - 1}/{content.Length}";
        }
        var rest = content.AsSpan((int)from).ToArray();
        context.Response.ContentLength64 = rest.Length;
        var (sent, cut) = ((CutAfter ?? SilentAfter) is { } limit ? Math.Min(limit, rest.Length) : rest.Length, CutAfter is not null);
        CutAfter = null;
        context.Response.OutputStream.Write(rest, 0, sent);
        context.Response.OutputStream.Flush();
        if (SilentAfter is not null)
        {
            _silent.SetResult();
            return;
        }
        if (cut)
        {
            // A reset at once takes back what is on its way.
            Thread.Sleep(100);
            context.Response.Abort();
            return;
        }
        context.Response.Close();
    }
}
