using System.CommandLine;
using GanRefinement.Examples.Commands;
using GanRefinement.Programs.Screen;

TorchThreads.Set();
RootCommand root = new("Examples of Microsoft.ML.GanRefinement.")
{
    AugmentCommand.Create(),
    DemoCommand.Create(),
    QuickstartCommand.Create(),
    ServeImagesCommand.Create(),
    ReloadCommand.Create(),
};
return root.Parse(args).Invoke();
