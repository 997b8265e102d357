using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Support;

/// <summary>Convolutions as sums, one product at a time.</summary>
internal static class NaiveConvolution
{
    public sealed record Geometry(int Stride = 1, int Padding = 0, int OutputPadding = 0, int Dilation = 1, int Groups = 1);

    /// <summary>y[n, o, i, j] = b[o] + Σ x[n, c, i·s + k·d − p, …] · w[o, c, k, l], within groups.</summary>
    public static double[,,,] Forward(Tensor input, Tensor weight, Tensor? bias, Geometry g)
    {
        var (x, w) = (Values(input), Values(weight));
        int batch = x.GetLength(0), outputs = w.GetLength(0), perGroup = w.GetLength(1), kernelH = w.GetLength(2), kernelW = w.GetLength(3);
        int height = (x.GetLength(2) + 2 * g.Padding - g.Dilation * (kernelH - 1) - 1) / g.Stride + 1;
        int width = (x.GetLength(3) + 2 * g.Padding - g.Dilation * (kernelW - 1) - 1) / g.Stride + 1;
        var y = new double[batch, outputs, height, width];
        for (int n = 0; n < batch; n++)
        for (int o = 0; o < outputs; o++)
        for (int i = 0; i < height; i++)
        for (int j = 0; j < width; j++)
        {
            double sum = bias is null ? 0 : bias[o].ToDouble();
            int first = o / (outputs / g.Groups) * perGroup;
            for (int c = 0; c < perGroup; c++)
            for (int k = 0; k < kernelH; k++)
            for (int l = 0; l < kernelW; l++)
            {
                int row = i * g.Stride + k * g.Dilation - g.Padding, column = j * g.Stride + l * g.Dilation - g.Padding;
                if (row >= 0 && row < x.GetLength(2) && column >= 0 && column < x.GetLength(3))
                    sum += x[n, first + c, row, column] * w[o, c, k, l];
            }
            y[n, o, i, j] = sum;
        }
        return y;
    }

    /// <summary>Every input element, times the kernel, added where the kernel lies in the output.</summary>
    public static double[,,,] Transposed(Tensor input, Tensor weight, Tensor? bias, Geometry g)
    {
        var (x, w) = (Values(input), Values(weight));
        int batch = x.GetLength(0), inputs = x.GetLength(1), perGroup = w.GetLength(1), kernelH = w.GetLength(2), kernelW = w.GetLength(3);
        int height = (x.GetLength(2) - 1) * g.Stride - 2 * g.Padding + g.Dilation * (kernelH - 1) + g.OutputPadding + 1;
        int width = (x.GetLength(3) - 1) * g.Stride - 2 * g.Padding + g.Dilation * (kernelW - 1) + g.OutputPadding + 1;
        var y = new double[batch, perGroup * g.Groups, height, width];
        for (int n = 0; n < batch; n++)
        {
            for (int c = 0; c < inputs; c++)
            for (int o = 0; o < perGroup; o++)
            for (int i = 0; i < x.GetLength(2); i++)
            for (int j = 0; j < x.GetLength(3); j++)
            for (int k = 0; k < kernelH; k++)
            for (int l = 0; l < kernelW; l++)
            {
                int row = i * g.Stride + k * g.Dilation - g.Padding, column = j * g.Stride + l * g.Dilation - g.Padding;
                int output = c / (inputs / g.Groups) * perGroup + o;
                if (row >= 0 && row < height && column >= 0 && column < width)
                    y[n, output, row, column] += x[n, c, i, j] * w[c, o, k, l];
            }
            for (int o = 0; bias is not null && o < y.GetLength(1); o++)
            for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++)
                y[n, o, i, j] += bias[o].ToDouble();
        }
        return y;
    }

    private static double[,,,] Values(Tensor tensor)
    {
        double[] flat = tensor.detach().contiguous().data<double>().ToArray();
        long[] shape = tensor.shape;
        var values = new double[shape[0], shape[1], shape[2], shape[3]];
        Buffer.BlockCopy(flat, 0, values, 0, flat.Length * sizeof(double));
        return values;
    }
}
