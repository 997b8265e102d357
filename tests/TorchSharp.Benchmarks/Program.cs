using TorchSharp.Benchmarks;

if (args is ["worker", var threadCount])
{
    Worker.Run(int.Parse(threadCount));
    return;
}

int rounds = Option("--rounds", 9), steps = Option("--steps", 10);
string threadList = Array.IndexOf(args, "--threads") is var at and >= 0 ? args[at + 1] : "1,2";
string coreType = Environment.GetEnvironmentVariable("OPENBLAS_CORETYPE") ?? "(not set)";
Console.WriteLine($"OPENBLAS_CORETYPE={coreType}, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
foreach (int threads in threadList.Split(',').Select(int.Parse))
    Comparison.Run(threads, rounds, steps);
return;

int Option(string name, int otherwise) => Array.IndexOf(args, name) is var place and >= 0 ? int.Parse(args[place + 1]) : otherwise;
