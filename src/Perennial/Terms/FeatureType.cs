namespace Perennial.Terms;

/// <summary>How a feature's values are read.</summary>
public enum FeatureType
{
    /// <summary>A finite number; missing is allowed.</summary>
    Numeric,

    /// <summary>One of a set of names; missing is allowed.</summary>
    Categorical,
}
