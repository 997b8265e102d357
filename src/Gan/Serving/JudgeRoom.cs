using System.Collections.Concurrent;
using GanRefinement.Gan.Runs;
using Microsoft.ML;

namespace GanRefinement.Gan.Serving;

/// <summary>"Real or generated?": each tab has a game of its own. What an image is stays here until it is answered.</summary>
/// <param name="shelf">The models.</param>
/// <param name="real">Reads a model's real images.</param>
internal sealed class JudgeRoom(ModelShelf shelf, Func<int, IReadOnlyList<float[]>> real)
{
    private const int Batch = 16;
    private const int MostGames = 1_000;

    private readonly ConcurrentDictionary<Guid, Game> _games = new();
    private readonly ConcurrentDictionary<int, OnceMade<IReadOnlyList<float[]>>> _real = new();

    /// <summary>All answers so far.</summary>
    public JudgeTally Tally => new(_games.Values.Sum(game => game.Tally.Right), _games.Values.Sum(game => game.Tally.Count));

    /// <summary>A model's real images; where a download failed, the next question tries again.</summary>
    /// <exception cref="BadInputException">There are none.</exception>
    public IReadOnlyList<float[]> Real(int model) => _real.GetOrAdd(model, one => new(() => real(one))).Value;

    /// <summary>The image to judge next; the same one until it is answered.</summary>
    /// <param name="request">Whose game; none for a new one.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BadInputException">There is no such game or model, or no real images.</exception>
    public JudgeQuestion Ask(JudgeRequest request, CancellationToken cancellation)
    {
        var id = request.Session ?? Guid.NewGuid();
        if (request.Session is null && _games.Count >= MostGames)
            throw new BadInputException($"There are {MostGames} games already; start the program again.");
        var game = request.Session is null ? _games.GetOrAdd(id, _ => new Game(request.Model)) : Find(id);
        lock (game)
            return new JudgeQuestion(id, game.Pending ??= Next(game, cancellation), game.Tally.ToString());
    }

    /// <summary>Takes an answer.</summary>
    /// <exception cref="BadInputException">There is no such game, or nothing was asked.</exception>
    public JudgeVerdict Answer(JudgeAnswer answer)
    {
        var game = Find(answer.Session);
        lock (game)
        {
            if (game.Pending is null)
                throw new BadInputException("No image was asked for.");
            var isRight = game.IsReal == answer.Real;
            game.Pending = null;
            game.Tally = new(game.Tally.Right + (isRight ? 1 : 0), game.Tally.Count + 1);
            if (Directory.Exists(shelf.Paths[game.Model]))
                AnswerLog.Add(new RunFolder(shelf.Paths[game.Model]).Answers, game.IsReal, answer.Real);
            var tally = game.Tally;
            return new JudgeVerdict(isRight, game.IsReal, tally.Right, tally.Count, tally.Interval.Low, tally.Interval.High, $"{tally}");
        }
    }

    private Game Find(Guid id) => _games.TryGetValue(id, out var game) ? game : throw new BadInputException("There is no such game; begin a new one.");

    private string Next(Game game, CancellationToken cancellation)
    {
        var gan = shelf[game.Model].Gan;
        var dimensions = GeneratedRows.Shape(gan.GetOutputSchema(shelf.Ml.Gan().SampleLatents(gan, 1, 1).Schema));
        if (dimensions is not [1 or 3, _, _])
            throw new BadInputException("The model makes vectors, which are no pictures.");
        // Before the coin: an error must not tell how it fell.
        var images = Real(game.Model);
        if (images[0].Length != dimensions.Aggregate((x, y) => x * y))
        {
            throw new BadInputException(
                $"The real images have {images[0].Length} values, the network's {string.Join('×', dimensions)}; --size and --channels say how to read them.");
        }

        // By a coin, so that no run of answers tells the next one.
        game.IsReal = Random.Shared.Next(2) == 0;
        float[] image;
        if (game.IsReal)
        {
            image = images[Random.Shared.Next(images.Count)];
        }
        else
        {
            if (game.Generated.Count == 0)
            {
                var latents = shelf.Ml.Gan().SampleLatents(gan, Batch * Math.Max(1, gan.ClassCount), Random.Shared.Next());
                var made = GeneratedRows.Read(shelf[game.Model].Pipeline.Transform(latents), gan.ClassNames, cancellation).Images.ToArray();
                Random.Shared.Shuffle(made);
                Array.ForEach(made, game.Generated.Enqueue);
            }
            image = game.Generated.Dequeue();
        }
        return Rendering.Address(image, dimensions);
    }

    private sealed class Game(int model)
    {
        public int Model { get; } = model;

        public Queue<float[]> Generated { get; } = new();

        public string? Pending { get; set; }

        public bool IsReal { get; set; }

        public JudgeTally Tally { get; set; } = new(0, 0);
    }
}
