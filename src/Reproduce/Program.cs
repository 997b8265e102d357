using GanRefinement.Examples.Demo;
using GanRefinement.Examples.Reports;
using GanRefinement.Reproduce;

Terminal.Prepare();
TorchThreads.Set();
return ReproduceCommand.Create().Parse(args).Invoke();
