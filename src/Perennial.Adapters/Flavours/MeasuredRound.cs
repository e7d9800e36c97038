namespace Perennial.Adapters.Flavours;

/// <summary>What a measuring process found.</summary>
/// <param name="BaseBytes">Resident memory before anything was loaded.</param>
/// <param name="PeakBytes">The most resident memory of the process itself.</param>
/// <param name="LoadSeconds">From the begin of loading to the first answer.</param>
/// <param name="CallSeconds">Of each answer to one request.</param>
/// <param name="RowsPerSecond">Rows answered in a table.</param>
internal sealed record MeasuredRound(long BaseBytes, long PeakBytes, double LoadSeconds, double[] CallSeconds, double RowsPerSecond)
{
    /// <summary>The file's name.</summary>
    public const string File = "measured.json";
}
