namespace GanRefinement.Examples.Augmentation;

/// <summary>What a model that learnt from one of the training sets does on the test images.</summary>
/// <param name="Seed">Decides images, small class and all random numbers.</param>
/// <param name="RareClass">The small class's name.</param>
/// <param name="Model">Which model.</param>
/// <param name="Training">Which training set.</param>
/// <param name="Accuracy">Share of all test images that it classifies right.</param>
/// <param name="RareRecall">Share of the small class's test images that it classifies right.</param>
internal sealed record Outcome(int Seed, string RareClass, string Model, string Training, double Accuracy, double RareRecall);
