using Microsoft.ML.GanRefinement.Mpi.Tests;

namespace Microsoft.ML.GanRefinement.SlowTests.LongForms;

/// <summary>Needs network namespaces, which not every machine lets a test make.</summary>
public sealed class CutOffHostTests : CutOffHost;
