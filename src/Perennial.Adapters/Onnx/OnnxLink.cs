using Perennial.Adapters.Linear;
using Perennial.Adapters.Processes;
using Perennial.Terms;

namespace Perennial.Adapters.Onnx;

/// <summary>What a network makes of the sums of its last layer, told by the numbers that it gives, whatever its operations are called.</summary>
internal static class OnnxLink
{
    private const double Close = 1e-3;

    /// <summary>The link, where it is the one that the task is fitted with.</summary>
    /// <param name="request">The task.</param>
    /// <param name="outputs">Sums of a row.</param>
    /// <param name="sums">Row after row.</param>
    /// <param name="answers">What the network answers, row after row.</param>
    /// <exception cref="FaultException">The answer is none of these, or not the task's.</exception>
    public static LinkKind Of(TrainingRequest request, int outputs, double[] sums, double[] answers)
    {
        int rows = sums.Length / outputs;
        int width = answers.Length / rows;
        string found = Name(outputs, width, rows, sums, answers);
        return (request.Task, found) switch
        {
            ("binary", "sigmoid" or "1 - sigmoid and sigmoid") => LinkKind.Logistic,
            ("binary", "softmax") when outputs == 2 => LinkKind.Softmax,
            ("multiclass", "softmax") when outputs == request.Classes => LinkKind.Softmax,
            ("regression", "sums") when outputs == 1 => LinkKind.Identity,
            _ => throw new FaultException(
                $"The network's answer is {(found == "unknown" ? "no function of its last layer that is known here" : $"the {found} of its last layer")}, with {outputs} sums, and the task is {request.Task}. "
                + "Allowed: a sigmoid, or a softmax of two, for binary; a softmax of as many sums as there are classes for multiclass; one sum as it is for regression."),
        };
    }

    private static string Name(int outputs, int width, int rows, double[] sums, double[] answers)
    {
        double[] sigmoid = Array.ConvertAll(sums, sum => 1 / (1 + Math.Exp(-sum)));
        double[] softmax = [.. sums.Chunk(outputs).SelectMany(Softmax)];
        return outputs == 1 && width == 2 && Same([.. sigmoid.SelectMany(yes => new[] { 1 - yes, yes })], answers) ? "1 - sigmoid and sigmoid"
            : width != outputs || rows == 0 ? "unknown"
            : Same(sums, answers) ? "sums"
            : outputs == 1 && Same(sigmoid, answers) ? "sigmoid"
            : outputs > 1 && Same(softmax, answers) ? "softmax"
            : outputs > 1 && Same(Array.ConvertAll(softmax, Math.Log), answers) ? "logarithm of a softmax"
            : "unknown";
    }

    private static double[] Softmax(double[] sums)
    {
        double highest = sums.Max();
        double total = sums.Sum(sum => Math.Exp(sum - highest));
        return Array.ConvertAll(sums, sum => Math.Exp(sum - highest) / total);
    }

    /// <summary>Whether numbers agree, as far as single precision goes.</summary>
    public static bool Same(double[] first, double[] second) =>
        first.Length == second.Length && first.Zip(second).All(pair => Math.Abs(pair.First - pair.Second) <= Close * (1 + Math.Abs(pair.First)));
}
