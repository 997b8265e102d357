using System.Globalization;
using Microsoft.ML.GanRefinement.Fuzz;

// Arguments: how many files (10000), number of the first (0). The exit code is 1 if one of them is not handled as it must be.
var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
var first = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;
var report = new ModelFuzzer(new FuzzSubject()).Run(first, count);
Console.WriteLine(report);
return report.Failures.Count == 0 ? 0 : 1;
