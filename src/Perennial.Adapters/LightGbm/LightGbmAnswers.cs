using System.Globalization;
using Perennial.Train;

namespace Perennial.Adapters.LightGbm;

/// <summary>The trainer's own answers to its first rows, before the trees are written and read again.</summary>
internal static class LightGbmAnswers
{
    /// <summary>A line for each of the first rows, numbers between commas.</summary>
    public static unsafe IEnumerable<string> Lines(BoosterHandle booster, TrainingTable table)
    {
        int rows = Math.Min(table.Rows, TrainingReport.MostAnswers);
        int columns = table.Features.Count;
        LightGbmLibrary.Check(LightGbmNative.ClassCount(booster, out int width), "count classes");
        double[] values = new double[rows * columns];
        for (int at = 0; at < values.Length; at++)
        {
            values[at] = table.Values[((long)(at % columns) * table.Rows) + (at / columns)];
        }

        double[] answers = new double[rows * width];
        fixed (double* data = values, results = answers)
        {
            LightGbmLibrary.Check(
                LightGbmNative.Predict(
                    booster, data, LightGbmNative.Float64, rows, columns, 1, 0, 0, -1, LightGbmPredictor.Parameters, out _, results),
                "answer its first rows");
        }

        return answers.Chunk(width).Select(answer => string.Join(',', answer.Select(one => one.ToString("R", CultureInfo.InvariantCulture))));
    }
}
