namespace Perennial.Drift.TwoSample;

/// <summary>Which departures a test looks for.</summary>
public enum Alternative
{
    /// <summary>The samples differ, in either direction.</summary>
    TwoSided,

    /// <summary>The first sample tends to smaller values than the second.</summary>
    Less,

    /// <summary>The first sample tends to larger values than the second.</summary>
    Greater,
}
