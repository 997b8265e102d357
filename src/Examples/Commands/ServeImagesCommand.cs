using System.CommandLine;
using GanRefinement.Examples.Snippets;
using GanRefinement.Programs;

namespace GanRefinement.Examples.Commands;

/// <summary><c>image-api</c>: the minimal web API.</summary>
internal static class ServeImagesCommand
{
    public static Command Create()
    {
        Option<string> model = new("--model") { Description = "The saved model.", Required = true };
        Option<string> address = new("--address") { Description = "Where it listens.", DefaultValueFactory = _ => "http://127.0.0.1:5000" };
        Command command = new("image-api", "A web API that generates images: GET /classes, GET /image?class=NAME&seed=1, POST /reload.") { model, address };
        command.SetAction(parsed => Failure.Explain(() =>
        {
            ImageApi.Create(parsed.GetRequiredValue(model), parsed.GetRequiredValue(address)).Run();
            return 0;
        }));
        return command;
    }
}
