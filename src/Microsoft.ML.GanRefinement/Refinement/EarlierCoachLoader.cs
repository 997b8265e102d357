using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>Loads what version 0.1 wrote as a transformer of its own for CoachGAN.</summary>
internal static class EarlierCoachLoader
{
    public const string LoaderSignature = "LatentCoach";

    private static readonly ModelIdentity s_identity = new("GANCOACH", 0x00010001, 0x00010001, 0x00010001, LoaderSignature);

    // Called by ML.NET's loader. *** Binary format *** as today's, with int32 iterations, float32 learning rate, int32 optimizer in the refiner's place.
    private static LatentRefinementTransformer Create(IHostEnvironment env, object ctx) =>
        LatentRefinementTransformer.Load(env, new ModelReader(ctx, s_identity),
        reader => GanLatentRefiner.Coach(reader.Body.ReadInt32(), reader.Body.ReadSingle(), (LatentOptimizer)reader.Body.ReadInt32()));
}
