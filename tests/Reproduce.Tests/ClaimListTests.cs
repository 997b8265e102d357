using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Running;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Tests;

public class ClaimListTests
{
    public static TheoryData<string> Names => [.. ClaimList.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_claim_is_consistent(string name)
    {
        var claim = ClaimList.Find(name);
        Assert.Equal(name, claim.Name);
        foreach (var experiment in claim.Experiments)
        {
            string[] rows = [.. experiment.Variants.SelectMany(variant => variant.Rows)];
            Assert.Equal(rows.Length, rows.Distinct().Count());
            Assert.All(experiment.Statements, statement => Assert.True(rows.Contains(statement.Better) && rows.Contains(statement.Baseline)));
            Assert.All(experiment.Statements, statement => Assert.NotEqual(MetricDirection.RealValueIsBest, statement.Metric.Goal));
            Assert.True(experiment.Seeds >= 3);
            // The trainer checks what it is given.
            Assert.All(experiment.Variants, variant => Assert.NotNull(TrainerFor.Options(new MLContext(1), variant.Options(experiment.Iterations))));
        }
    }
}
