using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan.Datasets;

/// <summary>One file over HTTP. What has arrived stays in a file beside the target, and the next try goes on from there; the file gets its name once
/// its SHA-256 is right.</summary>
/// <param name="from">Its address.</param>
/// <param name="path">Where to.</param>
/// <param name="sha256">What it must hash to, in lower case.</param>
/// <param name="patience">How long the server may be silent, before its answer and within the file; null for a minute.</param>
internal sealed class Download(Uri from, string path, string sha256, TimeSpan? patience = null) : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(60);

    // The client's own limit ends with the headers, and looks like a stop that the user asked for.
    private readonly HttpClient _client = new() { Timeout = Timeout.InfiniteTimeSpan };

    private string Unfinished => path + ".part";

    /// <summary>Downloads it, unless it is there.</summary>
    /// <exception cref="HttpRequestException">The server cannot be reached or refuses.</exception>
    /// <exception cref="IOException">The server is silent, or the connection ended.</exception>
    /// <exception cref="InvalidDataException">What arrived is not the file.</exception>
    /// <exception cref="OperationCanceledException">The caller ends it; never for a server's silence.</exception>
    public void Run(IWork work, CancellationToken cancellation)
    {
        if (File.Exists(path))
            return;
        Receive(work, cancellation).GetAwaiter().GetResult();
        var found = Hash(Unfinished);
        if (found != sha256)
        {
            File.Delete(Unfinished);
            throw new InvalidDataException($"{Path.GetFileName(path)} has the SHA-256 {found}, and not {sha256}: it is damaged, or another file.");
        }
        File.Move(Unfinished, path, overwrite: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private async Task Receive(IWork work, CancellationToken cancellation)
    {
        var have = File.Exists(Unfinished) ? new FileInfo(Unfinished).Length : 0;
        using HttpRequestMessage request = new(HttpMethod.Get, from);
        if (have > 0)
            request.Headers.Range = new RangeHeaderValue(have, null);
        using var response = await InTime(token => _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), cancellation);
        // Nothing is left to send: the last try ended between the last byte and the check.
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && have > 0)
            return;
        response.EnsureSuccessStatusCode();
        // A server that does not know ranges begins anew, and so do we.
        var resumes = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == have;
        if (!resumes)
            have = 0;
        await using FileStream target = new(Unfinished, resumes ? FileMode.Append : FileMode.Create);
        await using var content = await InTime(response.Content.ReadAsStreamAsync, cancellation);
        var all = have + (response.Content.Headers.ContentLength ?? 0);
        var buffer = new byte[BufferBytes];
        for (int read; (read = await InTime(token => content.ReadAsync(buffer, token).AsTask(), cancellation)) > 0; have += read)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
            work.Report((have + read) / (double)Math.Max(1, all), $"{(have + read) >> 20} of {all >> 20} MB");
        }
        if (all > 0 && have < all)
            throw new IOException($"the connection ended after {have} of {all} bytes; the next try goes on from there.");
    }

    // A silent server is an error like others, and the caller's stop is none.
    private async Task<T> InTime<T>(Func<CancellationToken, Task<T>> step, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(_patience);
        try
        {
            return await step(limited.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"{from.Host} was silent for {_patience.TotalSeconds:0.#} seconds; is there a firewall between?", e);
        }
    }
}
