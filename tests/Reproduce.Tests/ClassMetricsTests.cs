using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Tests;

public class ClassMetricsTests
{
    private static readonly string[] s_names = ["c", "a", "b", "c"];

    [Fact]
    public void Each_class_is_measured_with_its_own_rows_and_one_without_is_left_out()
    {
        MLContext ml = new(1);
        // Class b is moved by 2 in one of two features, class c has one generated image.
        var real = View(ml, (1, 0), (2, 0), (3, 0));
        var generated = View(ml, (1, 0), (2, 2), (0, 0));
        var values = ClassMetrics.Measure(ml, real, generated, new EvaluationProtocol()).ToDictionary();

        Assert.Equal(["a", "b"], ClassMetrics.Names(values.Keys));
        Assert.Equal(0, values[ClassMetrics.Key(Metric.Frechet, "a")], 6);
        Assert.Equal(4, values[ClassMetrics.Key(Metric.Frechet, "b")], 4);
        Assert.Equal(1, values[ClassMetrics.Key(Metric.Coverage, "a")], 6);
    }

    // 40 points a class on a grid of 8 by 5; class 0 stands for one point of class 3.
    private static IDataView View(MLContext ml, params (int Class, float Shift)[] classes)
    {
        var rows = ml.Data.LoadFromEnumerable(classes.SelectMany(each => Enumerable.Range(0, each.Class == 0 ? 1 : 40)
            .Select(i => new Row { Label = s_names[each.Class], Features = [(i % 8) + each.Shift, i / 8] })));
        var names = ml.Data.LoadFromEnumerable(s_names.Skip(1).Select(name => new Row { Label = name, Features = [0, 0] }));
        return ml.Transforms.Conversion.MapValueToKey("Label").Fit(names).Transform(rows);
    }

    private sealed class Row
    {
        public string Label { get; set; } = "";

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }
}
