using System.CommandLine;
using GanRefinement.Programs;
using GanRefinement.Programs.Screen;
using GanRefinement.Reproduce;

TorchThreads.Set();
return ReproduceCommand.Fill(new RootCommand(), Terminal.OfProcess, new ReproduceSettings().OutputFolder, Failure.Explain).Parse(args).Invoke();
