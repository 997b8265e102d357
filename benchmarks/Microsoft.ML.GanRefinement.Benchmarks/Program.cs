using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;
using Microsoft.ML.GanRefinement.Benchmarks.Coaching;
using Microsoft.ML.GanRefinement.Benchmarks.Inference;
using TorchSharp;

if (args is ["torchsharp-worker", var side, var name, var threadCount])
{
    TrainingWorker.Run(side, name, int.Parse(threadCount));
    return;
}
if (args is ["coach-worker", var coach, var network, var coachThreads])
{
    CoachWorker.Run(coach, network, int.Parse(coachThreads));
    return;
}
if (args is ["inference-worker", var inferenceSide, var inferenceCase, var inferenceThreads])
{
    InferenceWorker.Run(inferenceSide, inferenceCase, int.Parse(inferenceThreads));
    return;
}
if (args is ["inference", .. var inference])
{
    InferenceComparison.Run(inference);
    return;
}
if (args is ["coach", .. var coaching])
{
    CoachComparison.Run(coaching);
    return;
}
if (args is ["torchsharp", .. var comparison])
{
    TorchSharpComparison.Run(comparison);
    return;
}

// In this process: a generated project would not know where the packages come from.
torch.set_num_threads(int.TryParse(Environment.GetEnvironmentVariable("OMP_NUM_THREADS"), out var threads)
    ? Math.Clamp(threads, 1, Environment.ProcessorCount) : 1);
if (args is ["data"])
{
    Microsoft.ML.GanRefinement.Benchmarks.DataBenchmark.Run(Console.Out);
    return;
}

if (args is ["images", .. var sizes])
{
    Microsoft.ML.GanRefinement.Benchmarks.ImageFolderBenchmark.Run(
        sizes.Length > 0 ? int.Parse(sizes[0]) : 100_000, sizes.Length > 1 ? int.Parse(sizes[1]) : 3, Console.Out);
    return;
}

if (args is ["cost", .. var numbers])
{
    Microsoft.ML.GanRefinement.Benchmarks.CostBenchmark.Run(numbers, Console.Out);
    return;
}

if (args is ["evaluation", .. var rest])
{
    EvaluationComparison.Run(rest);
    return;
}

if (args is ["evaluation-memory", var rowCount, var featureCount])
{
    EvaluationMemory.Run(int.Parse(rowCount), int.Parse(featureCount));
    return;
}

var job = Job.Default.WithToolchain(new InProcessNoEmitToolchain(TimeSpan.FromMinutes(10), logOutput: true)).WithWarmupCount(2).WithIterationCount(7);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job).WithOptions(ConfigOptions.DisableOptimizationsValidator));
