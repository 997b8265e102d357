using GanRefinement.Gan;
using GanRefinement.Programs.Screen;

return GanProgram.Run(args, Terminal.OfProcess);
