namespace Perennial.Terms;

/// <summary>One input of the model.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">How its values are read.</param>
public sealed record FeatureDeclaration(string Name, FeatureType Type)
{
    /// <summary>Taken for rows from before the column was recorded: a number as text for a numeric one. Null leaves them missing.</summary>
    public string? Default { get; init; }

    /// <summary>When the column was first recorded, in a model that had others before; null where it always was.</summary>
    public DateTimeOffset? RecordedSince { get; init; }
}
