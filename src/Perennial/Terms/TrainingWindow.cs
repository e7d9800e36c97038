namespace Perennial.Terms;

/// <summary>How far back the rows of a training reach.</summary>
public enum TrainingWindow
{
    /// <summary>What can be done is tried, and the best is taken. No version is made so: it is made with one of the others.</summary>
    Auto,

    /// <summary>To the first row there is.</summary>
    Expanding,

    /// <summary>A stretch of time before the newest row.</summary>
    Sliding,

    /// <summary>To the change point that was found; to the first row where none was, or too few rows came since.</summary>
    SinceChange,
}
