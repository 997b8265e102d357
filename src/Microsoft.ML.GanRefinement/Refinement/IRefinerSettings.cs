
using Microsoft.ML.GanRefinement.Interop;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>What a latent refiner is told, checked: all that tells one from another for <see cref="LatentRefinement{TSettings}"/>.</summary>
internal interface IRefinerSettings<TSelf>
    where TSelf : IRefinerSettings<TSelf>
{
    /// <summary>How its transformer is known in model files.</summary>
    static abstract ModelIdentity Identity { get; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    static abstract TSelf Read(BinaryReader body);

    /// <summary>Writes the values to a model file's body.</summary>
    void Write(BinaryWriter body);

    /// <summary>The refiner that is told so.</summary>
    ILatentRefiner Build();
}
