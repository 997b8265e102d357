namespace Microsoft.ML.GanRefinement.PackageTests;

/// <summary>The tests that share one package and its users.</summary>
[CollectionDefinition(nameof(UsersFolder))]
public sealed class UsersFolderCollection : ICollectionFixture<UsersFolder>;
