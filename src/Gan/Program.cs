using GanRefinement.Gan;
using GanRefinement.Gan.Commands;
using GanRefinement.Gan.Runs;
using GanRefinement.Programs.Screen;

return Failure.Explain(Terminal.OfProcess, () =>
{
    Processes.Start(args);
    return GanProgram.Run(args, Terminal.OfProcess);
});
