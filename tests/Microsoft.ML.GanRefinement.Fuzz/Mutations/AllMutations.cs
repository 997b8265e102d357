namespace Microsoft.ML.GanRefinement.Fuzz.Mutations;

/// <summary>Every kind of damage, each as likely as the others.</summary>
internal static class AllMutations
{
    public static IReadOnlyList<Mutation> List { get; } =
    [
        new("truncated file", FileDamage.Truncate),
        new("flipped bits in the file", FileDamage.FlipBits),
        new("zeroed range of the file", FileDamage.ZeroRange),
        new("bytes inserted in the file", FileDamage.InsertBytes),
        new("wrong length in the zip's directory", FileDamage.LieAboutLength),
        new("flipped bits in an entry", EntryDamage.FlipBits),
        new("truncated entry", EntryDamage.Truncate),
        new("over-long length in an entry", EntryDamage.OverLongLength),
        new("swapped entries", EntryDamage.Swap),
        new("removed entry", EntryDamage.Remove),
        new("duplicated entry", EntryDamage.Duplicate),
        new("entry renamed to another folder of the disk", EntryDamage.RenameToElsewhere),
        new("forged weights", Forgery.Weights, Forged: true),
        new("forged specification", Forgery.Specification, Forged: true),
    ];
}
