using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan.Datasets;

/// <summary>One file over HTTP. What has arrived stays in a file beside the target, and the next try goes on from there; the file gets its name once
/// its SHA-256 is right.</summary>
internal sealed class Download(Uri from, string path, string sha256) : IDisposable
{
    private const int BufferBytes = 1 << 16;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client = new() { Timeout = s_patience };

    private string Unfinished => path + ".part";

    /// <summary>Downloads it, unless it is there.</summary>
    /// <exception cref="HttpRequestException">The server cannot be reached or refuses.</exception>
    /// <exception cref="InvalidDataException">What arrived is not the file.</exception>
    public void Run(IWork work, CancellationToken cancellation)
    {
        if (File.Exists(path))
            return;
        Receive(work, cancellation);
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

    private void Receive(IWork work, CancellationToken cancellation)
    {
        var have = File.Exists(Unfinished) ? new FileInfo(Unfinished).Length : 0;
        using HttpRequestMessage request = new(HttpMethod.Get, from);
        if (have > 0)
            request.Headers.Range = new RangeHeaderValue(have, null);
        using var response = _client.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        // Nothing is left to send: the last try ended between the last byte and the check.
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && have > 0)
            return;
        response.EnsureSuccessStatusCode();
        // A server that does not know ranges begins anew, and so do we.
        var resumes = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == have;
        if (!resumes)
            have = 0;
        using FileStream target = new(Unfinished, resumes ? FileMode.Append : FileMode.Create);
        using var content = response.Content.ReadAsStream(cancellation);
        var all = have + (response.Content.Headers.ContentLength ?? 0);
        var buffer = new byte[BufferBytes];
        for (int read; (read = content.Read(buffer)) > 0; have += read)
        {
            cancellation.ThrowIfCancellationRequested();
            target.Write(buffer, 0, read);
            work.Report((have + read) / (double)Math.Max(1, all), $"{(have + read) >> 20} of {all >> 20} MB");
        }
        if (all > 0 && have < all)
            throw new IOException($"the connection ended after {have} of {all} bytes; the next try goes on from there.");
    }
}
