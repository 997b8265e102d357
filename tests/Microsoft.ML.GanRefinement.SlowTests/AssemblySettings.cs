// One training run at a time: two busy OpenMP regions on two cores run ten times slower.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
