namespace Perennial.Train;

/// <summary>What a trainer said of its own training. Nothing is judged by it but whether it makes sense.</summary>
public sealed record TrainingReport
{
    /// <summary>The losses it told, in order; NaN and infinite ones too. Empty where it told none.</summary>
    public IReadOnlyList<double> Losses { get; init; } = [];

    /// <summary>The figures it left, by name; NaN and infinite ones too. Empty where it left none.</summary>
    public IReadOnlyDictionary<string, double> Figures { get; init; } = new Dictionary<string, double>();

    /// <summary>Its own answers to the first rows it was given, row after row; empty where it left none.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Answers { get; init; } = [];

    /// <summary>Why its answers could not be read; null where they could, and where it left none.</summary>
    public string? Unreadable { get; init; }

    /// <summary>Of so many rows, from the first, the answers are looked at.</summary>
    public const int MostAnswers = 1_000;
}
