using System.Numerics.Tensors;

namespace Perennial.Drift;

/// <summary>Refusals of bad arguments: each names the parameter and shows the value seen and the values allowed.</summary>
internal static class Require
{
    public static double Finite(double value, string name) => double.IsFinite(value)
        ? value
        : throw new ArgumentException($"{name} is {value:R}; a finite number is needed.", name);

    public static double NotNaN(double value, string name) => double.IsNaN(value)
        ? throw new ArgumentException($"{name} is NaN; give a number, or leave the row out.", name)
        : value;

    public static double Positive(double value, string name) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentException($"{name} is {value:R}; a finite number above 0 is needed.", name);

    public static double AtLeastZero(double value, string name) => value >= 0
        ? value
        : throw new ArgumentException($"{name} is {value:R}; a number of 0 or more is needed.", name);

    public static double AtLeastOne(double value, string name) => value >= 1 && double.IsFinite(value)
        ? value
        : throw new ArgumentException($"{name} is {value:R}; a finite number of 1 or more is needed.", name);

    public static double Probability(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentException($"{name} is {value:R}; a probability from 0 to 1 is needed.", name);

    public static double InsideUnit(double value, string name) => value is > 0 and < 1
        ? value
        : throw new ArgumentException($"{name} is {value:R}; a number above 0 and below 1 is needed.", name);

    public static long AtLeast(long value, long least, string name) => value >= least
        ? value
        : throw new ArgumentException($"{name} is {value}; a whole number of at least {least} is needed.", name);

    public static void NotEmpty<T>(ReadOnlySpan<T> values, string name)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException($"{name} is empty; at least one row is needed.", name);
        }
    }

    public static void SameLength(int expectedRows, int rows, string name)
    {
        if (expectedRows != rows)
        {
            throw new ArgumentException($"{name} has {rows} entries where {expectedRows} are needed.", name);
        }
    }

    public static void NoNaN(ReadOnlySpan<double> values, string name)
    {
        if (TensorPrimitives.IsNaNAny(values))
        {
            var row = 0;
            while (!double.IsNaN(values[row]))
            {
                row++;
            }

            throw new ArgumentException($"{name}[{row}] is NaN; drop missing values before the call.", name);
        }
    }

    public static void Ascending(ReadOnlySpan<double> values, string name)
    {
        for (var row = 1; row < values.Length; row++)
        {
            if (values[row] < values[row - 1])
            {
                throw new ArgumentException($"{name}[{row}] is below the row before it; sort it ascending.", name);
            }
        }
    }
}
