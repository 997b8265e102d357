using Microsoft.ML.GanRefinement;
using Microsoft.ML.GanRefinement.MpiProbe;

// Arguments: what to do, and for "train" iterations and a directory for checkpoints, for "fail" that directory, for "measure" iterations and a batch size,
// for "shard" which, of how many images, and a file, for "merge" the files.
var cluster = MpiCluster.Current;
switch (args[0])
{
    case "calls":
        var values = Enumerable.Range(0, 1000).Select(i => (float)(i + cluster.Rank)).ToArray();
        cluster.Sum(values);
        var bytes = Enumerable.Repeat((byte)(cluster.Rank + 7), 100).ToArray();
        cluster.Broadcast(bytes);
        cluster.Barrier();
        Say($"rank {cluster.Rank} of {cluster.Size}: {values[0]} {values[999]} {bytes[99]}");
        break;
    case "train":
        Say($"pid {cluster.Rank} {Environment.ProcessId}");
        var hash = ProbeTraining.Train(cluster, int.Parse(args[1]), args.Length > 2 ? args[2] : null, iteration => Say($"iteration {iteration}"));
        Say($"rank {cluster.Rank} weights {hash}");
        break;
    case "fail":
        ProbeTraining.Train(cluster, 1000, args[1], iteration => _ = iteration == 12 ? throw new IOException("The disk is full.") : 0);
        break;
    case "evaluate":
        Say($"rank {cluster.Rank} metrics {string.Join(' ', ProbeEvaluation.Evaluate(cluster).Select(value => value.ToString("R")))}");
        break;
    case "measure":
        var timed = new TimedCluster(cluster);
        Measurement.Run(timed, int.Parse(args[1]), args.Length > 2 ? int.Parse(args[2]) : 64, Say);
        break;
    case "shard":
        ShardMeasurement.Run(GanShard.Parse(args[1]), int.Parse(args[2]), args[3], Say);
        break;
    case "merge":
        ShardMeasurement.Merge(args[1..], Say);
        break;
    default:
        return 2;
}
return 0;

// One write a line, since the lines of all ranks come together.
static void Say(string line)
{
    Console.Out.Write(line + "\n");
    Console.Out.Flush();
}
