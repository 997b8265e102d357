using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
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
            if (refiners.SelectMany(Flat).SkipLast(1).Any(refiner => refiner is CalibratedCoachRefiner))
            {
                throw new ArgumentException(
                    "A coach with a calibration must be the last of a sequence: it is measured where the others have taken the latents.", nameof(refiners));
            }
            if (refiners.SkipLast(1).Any(refiner => refiner.Moves != GanCoachVariable.Latent))
            {
                throw new ArgumentException(
                    "A coach whose Variable is not the latent must be the last of a sequence: the others know latents alone.", nameof(refiners));
            }
            Refiners = [.. refiners];
        }

        public IReadOnlyList<GanLatentRefiner> Refiners { get; }

        /// <summary>A refiner, or those of a sequence and of the sequences in it.</summary>
        public static IEnumerable<GanLatentRefiner> Flat(GanLatentRefiner refiner) =>
            refiner is SequenceRefiner sequence ? sequence.Refiners.SelectMany(Flat) : [refiner];

        // The list's content is what tells two of them apart.
        public bool Equals(SequenceRefiner? other) => other is not null && KeepsBatchNorm == other.KeepsBatchNorm && Refiners.SequenceEqual(other.Refiners);

        public override int GetHashCode() => Refiners.Aggregate(0, HashCode.Combine);

        internal override GanCoachVariable Moves => Refiners[^1].Moves;

        internal override string? WhyNotSavable => Refiners.Select(refiner => refiner.WhyNotSavable).FirstOrDefault(reason => reason is not null);

        internal override void Check(NetworkPairSpecification networks, GanObjective objective)
        {
            foreach (var refiner in Refiners)
                refiner.Check(networks, objective);
        }

        internal override void Check(NetworkPair networks)
        {
            foreach (var refiner in Refiners)
                refiner.Check(networks);
        }

        internal override GanLatentRefiner Measured(
            NetworkPair networks, NetworkPairSpecification specification, LatentDistribution prior, Device device) =>
            new SequenceRefiner([.. Refiners.Select(refiner => refiner.Measured(networks, specification, prior, device))]) { KeepsBatchNorm = KeepsBatchNorm };

        // The last one's, which decides where latents end.
        internal override Tensor Losses(RefinementBatch batch, GeneratorStep step) => Refiners[^1].Losses(batch, step);

        internal override Tensor Refine(RefinementBatch batch)
        {
            using var whole = NewDisposeScope();
            var (latents, done) = (batch.Latents, 0);
            var variable = new RowVariable(Moves, (int)batch.Latents.shape[1], batch.ClassCount);
            foreach (var refiner in Refiners)
            {
                var (before, last) = (done, done);
                // Each begins where the one before has ended: its beginning is told once.
                Action<int, Tensor>? moved = batch.Moved is not { } tell ? null : (step, z) =>
                {
                    last = before + step;
                    if (step == 0 && before > 0)
                        return;
                    // All steps are told as what the last refiner moves.
                    using var told = NewDisposeScope();
                    tell(last, refiner.Moves == Moves ? z : variable.Encode(batch.Networks, z, batch.Classes));
                };
                latents = refiner.Refine((batch with { Latents = latents, Moved = moved }).For(refiner));
                done = last;
            }
            return latents.MoveToOuterDisposeScope();
        }
    }
}
