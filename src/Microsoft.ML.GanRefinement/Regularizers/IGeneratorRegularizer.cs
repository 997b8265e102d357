using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>A penalty in the generator's loss alone.</summary>
/// <inheritdoc cref="IDiscriminatorRegularizer" path="/remarks"/>
internal interface IGeneratorRegularizer
{
    /// <summary>Whether <see cref="Penalty"/> needs <see cref="GeneratorStep.RealOutput"/>.</summary>
    bool ComparesWithReal => false;

    /// <summary>The weighted penalty, a scalar to minimise; null where this step has none.</summary>
    Tensor? Penalty(GeneratorStep step);
}
