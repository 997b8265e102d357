namespace GanRefinement.Reproduce.Experiments;

/// <summary>The claims that <c>reproduce</c> knows.</summary>
internal static class ClaimList
{
    private static readonly Claim[] s_all =
    [
        LatentsClaim.Create(), FastRobGanClaim.Create(), LensClaim.Create(), LensClaim.CreateColour(), AdvLatClaim.Create(), RefinersClaim.Create(),
        CoachGanClaim.Create(), AdvLatZClaim.Create(), TechniquesClaim.Create(),
    ];

    public static IEnumerable<string> Names => s_all.Select(claim => claim.Name);

    public static Claim Find(string name) => s_all.Single(claim => claim.Name == name);
}
