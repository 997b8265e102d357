using GanRefinement.Gan.Serving;
using Microsoft.ML;

namespace GanRefinement.Gan.Tests.Serving;

/// <summary>What a page keeps of what it has read, and of what it could not read.</summary>
public sealed class JudgeRoomTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gan").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Real_images_that_could_not_be_read_are_tried_again_and_read_once()
    {
        var tries = 0;
        using ModelShelf shelf = new(new MLContext(1), [Path.Combine(_folder, "none.zip")]);
        JudgeRoom room = new(shelf, _ => ++tries == 1 ? throw new BadInputException("The network is down.") : [[0f]]);
        Assert.Throws<BadInputException>(() => room.Real(0));
        Assert.Equal([[0f]], room.Real(0));
        Assert.Equal([[0f]], room.Real(0));
        Assert.Equal(2, tries);
    }

    [Fact]
    public void A_model_that_could_not_be_loaded_is_tried_again()
    {
        var file = Path.Combine(_folder, "late.zip");
        using ModelShelf shelf = new(new MLContext(1), [file]);
        Assert.Contains("There is no model", Assert.Throws<BadInputException>(() => shelf[0]).Message, StringComparison.Ordinal);
        File.WriteAllText(file, "no model either");
        Assert.Contains("cannot be loaded", Assert.Throws<BadInputException>(() => shelf[0]).Message, StringComparison.Ordinal);
    }
}
