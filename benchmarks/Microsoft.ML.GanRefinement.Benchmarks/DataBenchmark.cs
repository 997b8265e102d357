using System.Buffers.Binary;
using System.Diagnostics;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Monitoring;
using Microsoft.ML.Runtime;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Benchmarks;

/// <summary>How soon 60,000 images are ready, what they take, and what share of its time training waits for them, held and
/// streamed.</summary>
internal static class DataBenchmark
{
    private const int Images = 60_000;
    private const int Side = 28;
    private const int Iterations = 100;

    public static void Run(TextWriter output)
    {
        var ml = new MLContext(1);
        using var channel = ((IHostEnvironment)ml).Register("benchmark").Start("benchmark");
        var folder = Directory.CreateTempSubdirectory("gan-benchmark").FullName;
        try
        {
            var view = Load(ml, folder, output, channel);
            var columns = new TrainingColumns(view.Schema, new ImageColumn("Image"), new KeyColumn("Label"));
            Train(channel, "in memory", TrainingSet.TryRead(channel, view, columns, long.MaxValue)!, output);
            Train(channel, "streamed, buffer 8192", new StreamedData(view, columns, 8192), output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IDataView Load(MLContext ml, string folder, TextWriter output, IChannel channel)
    {
        var (images, labels) = (Path.Combine(folder, "images"), Path.Combine(folder, "labels"));
        Write(images, [Images, Side, Side]);
        Write(labels, [Images]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var view = ml.Gan().LoadIdx(images, labels, imageHeight: 32, imageWidth: 32);
        var data = TrainingSet.Read(channel, view, new ImageColumn("Image"), new KeyColumn("Label"));
        using var batches = data.CreateBatches(1, 64);
        batches.Next().Dispose();
        var elapsed = watch.Elapsed;
        var taken = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{Images} images of {Side} × {Side}: ready in {elapsed.TotalSeconds:F2} s, {taken / 1e6:F0} MB");
        GC.KeepAlive(data);
        return view;
    }

    private static void Write(string path, int[] dimensions)
    {
        var bytes = new byte[4 + (4 * dimensions.Length) + dimensions.Aggregate((a, b) => a * b)];
        (bytes[2], bytes[3]) = (8, (byte)dimensions.Length);
        for (var i = 0; i < dimensions.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + (4 * i)), dimensions[i]);
        for (var i = 4 + (4 * dimensions.Length); i < bytes.Length; i++)
            bytes[i] = (byte)(i % DemoPair.ClassCount);
        File.WriteAllBytes(path, bytes);
    }

    private static void Train(IChannel channel, string name, ITrainingData data, TextWriter output)
    {
        var options = new FastRobGanTrainer.Options { MaxIterations = Iterations, Networks = GanNetworks.Dcgan(DemoPair.Networks.BaseChannels) };
        var networks = DemoPair.CreateNetworks();
        using var recipe = new GanMethod("FastRobGan", options)
            .CreateRecipe(new RecipeContext(networks, data.Shape, data.ClassCount, options.BatchSize, Seed: 1, torch.CPU));
        var latents = new PriorLatents(new LatentSampler(DemoPair.LatentSize, seed: 1), ClassPrior.Even(DemoPair.ClassCount), torch.CPU);
        using var batches = new TimedBatches(data.CreateBatches(1, options.BatchSize));
        using var loop = new TrainingLoop(recipe, networks, batches, latents, new TrainingReporter(channel, options.Reports));
        var watch = Stopwatch.StartNew();
        loop.Run(default);
        var training = watch.Elapsed - batches.First;
        output.WriteLine($"{name}: first batch {batches.First.TotalSeconds:F2} s; of {training.TotalSeconds:F1} s for {Iterations} iterations "
            + $"{batches.Later / training:P1} was waiting for data");
        networks.Dispose();
    }
}
