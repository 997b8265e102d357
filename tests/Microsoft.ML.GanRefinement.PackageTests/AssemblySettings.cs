// The apps' builds use all cores by themselves.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
