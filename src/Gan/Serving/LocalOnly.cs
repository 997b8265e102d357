using Microsoft.AspNetCore.Http;

namespace GanRefinement.Gan.Serving;

/// <summary>Lets in what comes from this machine's own pages: a page of another site that a browser has open must not reach the model, neither by a name that
/// it lets point here (Host), nor by a request of its own (Origin).</summary>
internal static class LocalOnly
{
    private static readonly string[] s_hosts = ["127.0.0.1", "localhost", "[::1]"];

    /// <summary>Whether a request may pass.</summary>
    public static bool Allows(HttpRequest request)
    {
        if (!s_hosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase) || request.Host.Port != request.HttpContext.Connection.LocalPort)
            return false;
        return request.Headers.Origin is not { Count: > 0 } origin || origin == $"{request.Scheme}://{request.Host}";
    }
}
