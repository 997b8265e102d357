using Microsoft.ML.Transforms;

namespace Microsoft.ML.Conformance.Tests.CustomMapping;

[CustomMappingFactoryAttribute(Contract)]
public sealed class SquareFactory : CustomMappingFactory<NumberRow, SquareRow>
{
    public const string Contract = "Square";

    public static void Map(NumberRow input, SquareRow output)
    {
        output.Square = input.Number * input.Number;
        output.Name = $"{input.Number}²";
        output.Pair = [input.Number, -input.Number];
    }

    public override Action<NumberRow, SquareRow> GetMapping() => Map;
}
