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
            var target = values.Get(s_out, Path.ChangeExtension(model.Path, ".onnx"));
            terminal.Work("Exporting", () => session.Ml.Gan().ExportOnnx(model.Gan, target, values.Get(s_withoutRefinement, false)));
            terminal.Line($"ONNX    {Path.GetFullPath(target)}");
            return ExitCode.Success;
        });
}
