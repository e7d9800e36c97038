namespace Perennial.Drift.Unlabelled;

/// <summary>Features of rows, one row after the other.</summary>
internal static class FeatureRows
{
    public static void Check(ReadOnlySpan<double> rows, int width, int count, string name)
    {
        Require.AtLeast(width, 1, nameof(width));
        Require.AtLeast(count, 1, nameof(rows));
        Require.SameLength(checked(count * width), rows.Length, name);
        for (var cell = 0; cell < rows.Length; cell++)
        {
            if (!double.IsFinite(rows[cell]))
            {
                throw new ArgumentException(
                    $"{name} row {cell / width} column {cell % width} is {rows[cell]:R}; a finite number is needed. Fill what is missing.",
                    name);
            }
        }
    }
}
