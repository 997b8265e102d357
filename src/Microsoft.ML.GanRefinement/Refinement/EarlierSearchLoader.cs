using Microsoft.ML.GanRefinement.Interop;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>Loads what version 0.1 wrote as a transformer of its own for AdvLatGAN-z.</summary>
internal static class EarlierSearchLoader
{
    public const string LoaderSignature = "LatentSearch";

    private static readonly ModelIdentity s_identity = new("GANSEARC", 0x00010001, 0x00010001, 0x00010001, LoaderSignature);

    // Called by ML.NET's loader. *** Binary format *** as today's, with int32 iterations, float64 step size, float64 bound (infinite for none), int32 norm,
    // int32 goal in the refiner's place.
    private static LatentRefinementTransformer Create(IHostEnvironment env, object ctx) =>
        LatentRefinementTransformer.Load(env, new ModelReader(ctx, s_identity), reader => Read(reader.Body));

    private static GanLatentRefiner Read(BinaryReader body)
    {
        var (iterations, stepSize, bound) = (body.ReadInt32(), body.ReadDouble(), body.ReadDouble());
        return GanLatentRefiner.Fgsm(
            iterations, stepSize, double.IsPositiveInfinity(bound) ? null : bound, (LatentNorm)body.ReadInt32(), (LatentSearchGoal)body.ReadInt32());
    }
}
