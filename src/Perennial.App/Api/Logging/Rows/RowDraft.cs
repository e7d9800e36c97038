namespace Perennial.App.Api.Logging.Rows;

/// <summary>What a row says, before it is held against what is declared. Filled again for every row, so that a batch makes no garbage of it.</summary>
/// <param name="columns">How many columns are logged.</param>
internal sealed class RowDraft(int columns)
{
    /// <summary>The prediction's id.</summary>
    public string? Id { get; set; }

    /// <summary>When it occurred, UTC; null where it does not say.</summary>
    public DateTimeOffset? Time { get; set; }

    /// <summary>What it belongs to.</summary>
    public string? Entity { get; set; }

    /// <summary>Who answered: a number, or the name under which a version was registered.</summary>
    public string? Version { get; set; }

    /// <summary>The answer; NaN where there is none.</summary>
    public double Score { get; set; }

    /// <summary>The answer as the name of a class.</summary>
    public string? ScoredClass { get; set; }

    /// <summary>The probability of each class; null where it does not say.</summary>
    public double[]? Classes { get; set; }

    /// <summary>Whether nobody heard the answer: a version in the shadow said it.</summary>
    public bool Unseen { get; set; }

    /// <summary>What became known; NaN where it does not say.</summary>
    public double Label { get; set; }

    /// <summary>What became known, as the name of a class.</summary>
    public string? LabelledClass { get; set; }

    /// <summary>Whether there are features at all.</summary>
    public bool HasFeatures { get; set; }

    /// <summary>What is logged, in order; the row keeps it.</summary>
    public object?[] Features { get; private set; } = [];

    /// <summary>What is wrong with it, the first thing; null where nothing is.</summary>
    public string? Error { get; private set; }

    /// <summary>Forgets the row before.</summary>
    public void Clear()
    {
        (Id, Time, Entity, Version, ScoredClass, Classes, LabelledClass, Error, HasFeatures, Unseen) = (null, null, null, null, null, null, null, null, false, false);
        (Score, Label) = (double.NaN, double.NaN);
        Features = new object?[columns];
    }

    /// <summary>Notes what is wrong.</summary>
    public void Refuse(string error) => Error ??= error;
}
