namespace GanRefinement.Examples.Reproduce.Claims;

/// <summary>The claims that <c>reproduce</c> knows.</summary>
internal static class ClaimList
{
    private static readonly Claim[] All = [FastRobGanClaim.Create(), LensClaim.Create(), AdvLatClaim.Create()];

    public static IEnumerable<string> Names => All.Select(claim => claim.Name);

    public static Claim Find(string name) => All.Single(claim => claim.Name == name);
}
