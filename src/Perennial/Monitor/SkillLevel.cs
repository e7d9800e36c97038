namespace Perennial.Monitor;

/// <summary>A version's mean skill over some days.</summary>
/// <param name="Mean">By row.</param>
/// <param name="StandardError">Days taken as independent.</param>
/// <param name="Rows">Labelled rows.</param>
public sealed record SkillLevel(double Mean, double StandardError, long Rows)
{
    /// <summary>The mean over <paramref name="days"/>.</summary>
    public static SkillLevel Of(IEnumerable<SkillDay> days)
    {
        double rows = 0, sum = 0, variance = 0;
        foreach (var day in days)
        {
            rows += day.Rows;
            sum += day.Excess * day.Rows;
            variance += Math.Pow(day.StandardError * day.Rows, 2);
        }

        return new SkillLevel(sum / rows, Math.Sqrt(variance) / rows, (long)rows);
    }
}
