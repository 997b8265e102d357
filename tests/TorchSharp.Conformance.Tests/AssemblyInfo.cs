// Live-tensor counts and the default generator belong to the process, so tests take turns.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
