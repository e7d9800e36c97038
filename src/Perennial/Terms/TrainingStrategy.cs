namespace Perennial.Terms;

/// <summary>How a version comes from what was before.</summary>
public enum TrainingStrategy
{
    /// <summary>What can be done is tried, and the best is taken. No version is made so: it is made as one of the others.</summary>
    Auto,

    /// <summary>From scratch.</summary>
    Full,

    /// <summary>The champion learns on from the rows it does not know, beside a sample of those it does.</summary>
    Incremental,

    /// <summary>The champion keeps its structure; only its last numbers follow the new rows.</summary>
    FineTune,
}
