using System.CommandLine;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;
using Microsoft.ML;

namespace GanRefinement.Gan.Commands;

/// <summary><c>export</c>.</summary>
internal static class ExportCommand
{
    private static readonly Setting s_out = new("out", "The ONNX file. Default: the model's name with .onnx.");

    private static readonly Setting s_withoutRefinement = new("withoutRefinement",
        "Exports the generator alone of a network that refines its latents. Default: false, which refuses such a network.", SettingKind.Switch);

    public static Command Create(Terminal terminal) => CommandBase.Create(terminal, "export", "Writes a network's generator as an ONNX file.",
        [ModelSettings.Model, s_out, s_withoutRefinement],
        (values, cancellation) =>
        {
            var session = Session.Start(terminal, 1, values, cancellation);
            using var model = TrainedModel.Load(session.Ml, values.Require<string>(ModelSettings.Model));
            var without = values.Get(s_withoutRefinement, false);
            if (!without && (model.IsRefined || TrainedModel.Specifications(model.Path)[^1]["latentRefinement"] is not null))
            {
                throw new BadInputException($"'{model.Path}' refines its latents, which an ONNX file cannot: {s_withoutRefinement.Flag} exports the "
                    + "generator alone, which gives the images from before.");
            }
            var target = Path.GetFullPath(values.Get(s_out, Path.ChangeExtension(model.Path, ".onnx")));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            terminal.Work("Exporting", () => session.Ml.Gan().ExportOnnx(model.Gan, target, without));
            terminal.Line($"ONNX    {target}");
            return ExitCode.Success;
        });
}
