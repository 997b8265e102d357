namespace Microsoft.ML.GanRefinement.Fuzz.Mutations;

/// <summary>One kind of damage.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Apply">Damages a copy of the file.</param>
/// <param name="Forged">Whether the checksums are corrected, so that another valid model may come of it.</param>
internal sealed record Mutation(string Name, Func<byte[], Random, byte[]> Apply, bool Forged = false);
