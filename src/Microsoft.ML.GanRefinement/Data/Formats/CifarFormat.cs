using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Data.Formats;

/// <summary>The binary versions of CIFAR-10 and CIFAR-100: one or two label bytes, then planes of red, green, blue, 32 × 32.</summary>
internal static class CifarFormat
{
    private static readonly ImageShape s_shape = new(3, 32, 32);

    /// <summary>CIFAR-10.</summary>
    public static RecordFormat Cifar10 { get; } = new(
        "CIFAR-10", s_shape, LabelBytes: 1, LabelIndex: 0, ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]);

    /// <summary>CIFAR-100, with one of its two labels: the coarse one comes first.</summary>
    public static RecordFormat Cifar100(Cifar100Labels labels) => labels == Cifar100Labels.Coarse
        ? new RecordFormat("CIFAR-100", s_shape, LabelBytes: 2, LabelIndex: 0, Split(CoarseNames))
        : new RecordFormat("CIFAR-100", s_shape, LabelBytes: 2, LabelIndex: 1, Split(FineNames));

    private const string CoarseNames =
        "aquatic_mammals fish flowers food_containers fruit_and_vegetables household_electrical_devices household_furniture insects " +
        "large_carnivores large_man-made_outdoor_things large_natural_outdoor_scenes large_omnivores_and_herbivores medium_mammals " +
        "non-insect_invertebrates people reptiles small_mammals trees vehicles_1 vehicles_2";

    private const string FineNames =
        "apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus butterfly camel can castle caterpillar cattle " +
        "chair chimpanzee clock cloud cockroach couch crab crocodile cup dinosaur dolphin elephant flatfish forest fox girl hamster house " +
        "kangaroo keyboard lamp lawn_mower leopard lion lizard lobster man maple_tree motorcycle mountain mouse mushroom oak_tree orange " +
        "orchid otter palm_tree pear pickup_truck pine_tree plain plate poppy porcupine possum rabbit raccoon ray road rocket rose sea seal " +
        "shark shrew skunk skyscraper snail snake spider squirrel streetcar sunflower sweet_pepper table tank telephone television tiger " +
        "tractor train trout tulip turtle wardrobe whale willow_tree wolf woman worm";

    private static string[] Split(string names) => names.Split(' ');
}
