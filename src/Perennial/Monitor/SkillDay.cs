namespace Perennial.Monitor;

/// <summary>A version's skill on one day.</summary>
/// <param name="Day">The cohort's day.</param>
/// <param name="Rows">Labelled rows.</param>
/// <param name="Excess">Its mean loss minus that of the trivial answer; below zero when it knows something.</param>
public sealed record SkillDay(DateOnly Day, long Rows, double Excess)
{
    /// <summary>For how many predictions the rows stand.</summary>
    public double Volume { get; init; } = Rows;
}
