namespace Perennial.Drift.Metrics;

/// <summary>Small-sample correction of a cluster-robust variance.</summary>
public enum ClusterCorrection
{
    /// <summary>None (CR0): too small an error with few clusters. Liang and Zeger (1986).</summary>
    CR0,

    /// <summary>Variance times G / (G - 1) for G clusters (CR1). Cameron and Miller (2015), section VI, for a mean.</summary>
    CR1,
}
