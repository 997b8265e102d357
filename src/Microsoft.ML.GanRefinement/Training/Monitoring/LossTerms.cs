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
    public void Observe(GanObjective objective, DiscriminatorStep step) =>
        Observe(objective, part => part.DiscriminatorLoss(step), step.MicroBatchIndex);

    /// <summary>Notes the terms of G's objective.</summary>
    /// <param name="objective">The sum.</param>
    /// <param name="step">The step.</param>
    /// <param name="reduce">How the losses of samples become one.</param>
    public void Observe(GanObjective objective, GeneratorStep step, Func<Tensor, Tensor> reduce) =>
        Observe(objective, part => reduce(part.GeneratorLosses(step)), step.MicroBatchIndex);

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

    // The outputs are there: without a graph the losses cost next to nothing a second time.
    private void Observe(GanObjective objective, Func<GanObjective, Tensor> loss, int batch)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach (var terms in objective.Summands.GroupBy(part => part.Term))
            Note(terms.Key, terms.Sum(part => loss(part).ReadSingle()), batch);
    }

    private void Note(string name, float value, int batch)
    {
        var before = _values.GetValueOrDefault(name);
        _values[name] = batch == 0 ? value : before + ((value - before) / (batch + 1));
    }
}
