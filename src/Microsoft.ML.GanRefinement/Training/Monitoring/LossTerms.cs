using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Monitoring;

/// <summary>What a player's loss is the sum of, by name: the mean over the batches that make its last step.</summary>
internal sealed class LossTerms
{
    private readonly Dictionary<string, float> _values = [];

    /// <summary>The terms so far.</summary>
    public IReadOnlyDictionary<string, float> Values => _values;

    /// <summary>Notes the terms of D's objective.</summary>
    /// <param name="objective">The sum.</param>
    /// <param name="step">The step.</param>
    /// <param name="loss">The whole, where it is at hand.</param>
    public void Observe(GanObjective objective, DiscriminatorStep step, Tensor? loss) =>
        Observe(objective, part => part.DiscriminatorLoss(step), loss, step.MicroBatchIndex);

    /// <summary>Notes the terms of G's objective.</summary>
    /// <param name="objective">The sum.</param>
    /// <param name="step">The step.</param>
    /// <param name="reduce">How the losses of samples become one.</param>
    /// <param name="loss">The whole.</param>
    public void Observe(GanObjective objective, GeneratorStep step, Func<Tensor, Tensor> reduce, Tensor loss) =>
        Observe(objective, part => reduce(part.GeneratorLosses(step)), loss, step.MicroBatchIndex);

    /// <summary>Notes a penalty.</summary>
    /// <param name="names">Those of the recipe.</param>
    /// <param name="index">The penalty's place in the recipe.</param>
    /// <param name="penalty">Its value, weighted.</param>
    /// <param name="batch">The batch's place in the step, counted from 0.</param>
    public void Observe(IReadOnlyList<string> names, int index, Tensor penalty, int batch)
    {
        var name = index < names.Count ? names[index] : "penalty";
        // Two of a kind are told apart by their order.
        var earlier = names.Take(index).Count(other => other == name);
        Note(earlier == 0 ? name : $"{name}{earlier + 1}", penalty.ReadSingle(), batch);
    }

    /// <summary>Replaces each value by a function of it, in the order of their names.</summary>
    public void Replace(Func<float, float> by)
    {
        foreach (var name in _values.Keys.Order(StringComparer.Ordinal).ToArray())
            _values[name] = by(_values[name]);
    }

    // A loss of one term is known. The terms of others are functions of outputs that are there: without a graph they cost next to nothing a second time.
    // One that calls a network, as an autoencoder's does, is never computed twice: the network's statistics would move with each report.
    private void Observe(GanObjective objective, Func<GanObjective, Tensor> loss, Tensor? whole, int batch)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        if (whole is not null && objective.Summands is [var only])
        {
            Note(only.Term, whole.ReadSingle(), batch);
            return;
        }

        foreach (var terms in objective.Summands.GroupBy(part => part.Term))
            Note(terms.Key, terms.Sum(part => loss(part).ReadSingle()), batch);
    }

    private void Note(string name, float value, int batch)
    {
        var before = _values.GetValueOrDefault(name);
        _values[name] = batch == 0 ? value : before + ((value - before) / (batch + 1));
    }
}
