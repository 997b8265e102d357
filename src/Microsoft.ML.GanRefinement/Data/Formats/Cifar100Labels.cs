namespace Microsoft.ML.GanRefinement;

/// <summary>The two labels of an image of CIFAR-100.</summary>
public enum Cifar100Labels
{
    /// <summary>One of 100 classes, such as "maple_tree".</summary>
    Fine,

    /// <summary>One of 20 superclasses, such as "trees".</summary>
    Coarse,
}
