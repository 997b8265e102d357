// Training tests share two cores, and several OpenMP teams at once slow each other down tenfold.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
