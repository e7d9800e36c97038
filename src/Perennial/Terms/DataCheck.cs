namespace Perennial.Terms;

/// <summary>What the data gate looks for.</summary>
public enum DataCheck
{
    /// <summary>Values that were not of the declared type.</summary>
    Type,

    /// <summary>Rows without a value.</summary>
    Missing,

    /// <summary>Numbers far from those expected.</summary>
    Range,

    /// <summary>Categories that were not there before.</summary>
    Categories,

    /// <summary>A categorical feature in which nearly every row has a value of its own: an identifier.</summary>
    Unique,

    /// <summary>The newest labelled row is old.</summary>
    Freshness,

    /// <summary>Far more or fewer rows a day.</summary>
    Volume,

    /// <summary>The labels are not distributed as before.</summary>
    LabelShift,

    /// <summary>A feature that gives the label away.</summary>
    Leak,

    /// <summary>A numeric feature that only says when a row occurred.</summary>
    TimeIndex,

    /// <summary>A feature that holds instants later than the row's own.</summary>
    Future,

    /// <summary>A numeric feature that changed its unit from one day to the next.</summary>
    Unit,

    /// <summary>Rows kept to judge by that are among those to train on.</summary>
    Duplicates,
}
