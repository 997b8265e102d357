using GanRefinement.Gan;

return GanProgram.Run(args, Console.Out, Console.Error, interactive: !Console.IsOutputRedirected);
