using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanLatentRefiner
{
    /// <summary>Applies one refiner after the other.</summary>
    /// <param name="refiners">The refiners in order, at least one.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static GanLatentRefiner Sequence(params IReadOnlyList<GanLatentRefiner> refiners) => new SequenceRefiner(refiners);

    internal sealed record SequenceRefiner : GanLatentRefiner
    {
        [JsonConstructor]
        public SequenceRefiner(IReadOnlyList<GanLatentRefiner> refiners)
        {
            ArgumentNullException.ThrowIfNull(refiners);
            if (refiners.Count == 0 || refiners.Contains(null))
                throw new ArgumentException("A sequence needs at least one refiner, and none that is null.", nameof(refiners));
            Refiners = [.. refiners];
        }

        public IReadOnlyList<GanLatentRefiner> Refiners { get; }

        // The list's content is what tells two of them apart.
        public bool Equals(SequenceRefiner? other) => other is not null && Refiners.SequenceEqual(other.Refiners);

        public override int GetHashCode() => Refiners.Aggregate(0, HashCode.Combine);

        internal override Tensor Refine(NetworkPair networks, GanObjective objective, Tensor latents, Tensor? classes, Cancellation cancellation = default)
        {
            using var whole = NewDisposeScope();
            return Refiners.Aggregate(latents, (z, refiner) => refiner.Refine(networks, objective, z, classes, cancellation)).MoveToOuterDisposeScope();
        }
    }
}
