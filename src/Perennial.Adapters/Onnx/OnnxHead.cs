namespace Perennial.Adapters.Onnx;

/// <summary>The last layer of a network: its sums are <c>alpha W h + beta b</c>, of what the body gives.</summary>
/// <param name="Input">The name of what the body gives.</param>
/// <param name="Output">The name of the sums.</param>
/// <param name="Weight">W.</param>
/// <param name="Bias">b; null where there is none.</param>
internal sealed record OnnxHead(string Input, string Output, OnnxTensor Weight, OnnxTensor? Bias)
{
    /// <summary>Whether W stands output after output, not input after input.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>What W is multiplied with.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>What b is multiplied with.</summary>
    public double Beta { get; init; } = 1;

    /// <summary>How many numbers the body gives.</summary>
    public int Width => (int)Weight.Shape[IsTransposed ? 1 : 0];

    /// <summary>How many sums.</summary>
    public int Outputs => (int)Weight.Shape[IsTransposed ? 0 : 1];

    /// <summary>Output after output: the weights, and the intercept last.</summary>
    public double[] Read(byte[] file)
    {
        (double[] weight, double[]? bias) = (Weight.Read(file), Bias?.Read(file));
        double[] all = new double[Outputs * (Width + 1)];
        for (int output = 0; output < Outputs; output++)
        {
            for (int at = 0; at < Width; at++)
            {
                all[(output * (Width + 1)) + at] = Alpha * weight[Place(output, at)];
            }

            all[(output * (Width + 1)) + Width] = bias is null ? 0 : Beta * bias[bias.Length == 1 ? 0 : output];
        }

        return all;
    }

    /// <summary>Writes them back; nothing but the elements of W and b changes.</summary>
    public void Write(byte[] file, double[] all)
    {
        (double[] weight, double[] bias) = (new double[Outputs * Width], new double[Outputs]);
        for (int output = 0; output < Outputs; output++)
        {
            for (int at = 0; at < Width; at++)
            {
                weight[Place(output, at)] = all[(output * (Width + 1)) + at] / Alpha;
            }

            bias[output] = all[(output * (Width + 1)) + Width] / Beta;
        }

        Weight.Write(file, weight);
        Bias?.Write(file, bias);
    }

    private int Place(int output, int at) => IsTransposed ? (output * Width) + at : (at * Outputs) + output;
}
