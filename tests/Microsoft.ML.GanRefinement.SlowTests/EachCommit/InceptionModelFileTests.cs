using Microsoft.ML.GanRefinement.Tests.Evaluation.Featurizers.Inception;

namespace Microsoft.ML.GanRefinement.SlowTests.EachCommit;

/// <summary>Inception's weights come back from a model file.</summary>
public sealed class InceptionModelFileTests(InceptionFiles files) : InceptionModelFile(files), IClassFixture<InceptionFiles>;
