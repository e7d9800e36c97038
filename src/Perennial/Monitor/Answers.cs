using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Answers row after row: one number each, or one probability for each class.</summary>
public static class Answers
{
    /// <summary>The answers in a window.</summary>
    /// <param name="model">Says how many numbers an answer has.</param>
    /// <param name="window">The rows.</param>
    /// <param name="single">The column of answers with one number.</param>
    /// <param name="byClass">The column of a class.</param>
    internal static double[] Logged(ModelDeclaration model, IWindow window, string single, Func<int, string> byClass)
    {
        if (model.Task != TaskKind.Multiclass)
        {
            return window.Numbers(single);
        }

        var width = model.AnswerWidth;
        var answers = new double[window.Rows * width];
        for (var place = 0; place < width; place++)
        {
            var column = window.Numbers(byClass(place));
            for (var row = 0; row < column.Length; row++)
            {
                answers[(row * width) + place] = column[row];
            }
        }

        return answers;
    }

    /// <summary>Whether every answer is one: probabilities where the task wants them, finite numbers elsewhere.</summary>
    public static bool Sound(TaskKind task, ReadOnlySpan<double> answers) => Broken(task, answers) == 0;

    /// <summary>Numbers that are no answer.</summary>
    public static int Broken(TaskKind task, ReadOnlySpan<double> answers)
    {
        var broken = 0;
        foreach (var answer in answers)
        {
            broken += (task == TaskKind.Regression ? double.IsFinite(answer) : answer is >= 0 and <= 1) ? 0 : 1;
        }

        return broken;
    }

    /// <summary>One number for an answer: itself, or the place of its likeliest class, the first where several are.</summary>
    public static double AsNumber(ReadOnlySpan<double> answer)
    {
        if (answer.Length == 1)
        {
            return answer[0];
        }

        var best = 0;
        for (var place = 1; place < answer.Length; place++)
        {
            best = answer[place] > answer[best] ? place : best;
        }

        return double.IsNaN(answer[best]) ? double.NaN : best;
    }

    /// <summary>The answers of some rows.</summary>
    public static double[] Pick(double[] answers, int width, int[] rows)
    {
        var picked = new double[rows.Length * width];
        for (var at = 0; at < rows.Length; at++)
        {
            Array.Copy(answers, rows[at] * width, picked, at * width, width);
        }

        return picked;
    }

    /// <summary>The same answer for every row.</summary>
    public static double[] Constant(double[] answer, int rows) => [.. Enumerable.Range(0, rows).SelectMany(_ => answer)];
}
