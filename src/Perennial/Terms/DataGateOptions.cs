namespace Perennial.Terms;

/// <summary>When data counts as fit to train on. What a person declares refuses; what is inferred is told, unless it makes a model worthless.</summary>
public sealed record DataGateOptions
{
    /// <summary>By how much the share of a class, or the mean label in standard deviations, may differ from the reference; null is the default, and told.</summary>
    public double? LabelShift { get; init; }

    /// <summary>How much older than its maturity the newest labelled row may be; null is the default, and told.</summary>
    public TimeSpan? Freshness { get; init; }

    /// <summary>The greatest factor between rows a day and those of the reference; above 1. Null is the default, and told.</summary>
    public double? Volume { get; init; }

    /// <summary>The share of rows to judge by that may be among those to train on; null is the default, and told.</summary>
    public double? Duplicates { get; init; }

    /// <summary>Checks that refuse although they only tell by default; null is none.</summary>
    public IReadOnlyList<DataCheck>? Refuse { get; init; }

    /// <summary>Checks that only tell, whatever was declared; null is none.</summary>
    public IReadOnlyList<DataCheck>? Tell { get; init; }

    /// <summary>What a person expects, by feature; null is nothing.</summary>
    public IReadOnlyList<ExpectOptions>? Expect { get; init; }
}
