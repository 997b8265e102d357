using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

// Trains 20 iterations on random pictures and saves the model in the file that the argument names.
var ml = new MLContext(seed: 1);
var random = new Random(1);
IDataView pictures = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 64).Select(_ => new Picture(random)).ToList());
var iterations = 0;
GanTransformer gan = ml.Gan().Standard(new StandardGanTrainer.Options
{
    Networks = GanNetworks.Dcgan(4), LatentSize = 8, MaxIterations = 20, BatchSize = 8, ProgressInterval = 1, OnProgress = p => iterations = p.Iteration,
}).Fit(pictures);
ml.Model.Save(gan, ml.Gan().SampleLatents(gan, count: 1).Schema, args[0]);
Console.WriteLine($"trained {iterations} iterations");

internal sealed class Picture(Random random)
{
    [VectorType(1, 32, 32)]
    public float[] Image { get; set; } = [.. Enumerable.Range(0, 32 * 32).Select(_ => (2 * random.NextSingle()) - 1)];
}
