namespace Perennial.Monitor;

/// <summary>What the movement of one column does to the champion: its answers to rows of the window as they are, against the same rows with the column moved back.</summary>
/// <param name="Rank">Its place among the columns that moved, from 1: by <see cref="ScoreRatio"/>, or by stability index where that is not known.</param>
public sealed record DriftImportance(int Rank)
{
    /// <summary>From this share of their spread on a change of the answers matters. The default is 0.1.</summary>
    public const double SmallestScoreRatio = 0.1;

    /// <summary>Mean size of the change of an answer, over classes half their sum; null where nothing here can answer for the version.</summary>
    public double? ScoreChange { get; init; }

    /// <summary>The same over the spread of the answers, which is the mean distance from their mean; null likewise.</summary>
    public double? ScoreRatio { get; init; }

    /// <summary>How much of the estimated loss goes with the movement: above 0 where it costs; null where the loss cannot be estimated.</summary>
    public double? LossChange { get; init; }

    /// <summary>Whether it matters; null where that is not known.</summary>
    public bool? Matters { get; init; }

    /// <summary>Rows that were answered twice; null where none were.</summary>
    public int? Rows { get; init; }
}
