namespace Perennial.Adapters.DuckDb;

/// <summary>What DuckDB may use of the machine.</summary>
public sealed record DuckDbOptions
{
    /// <summary>Threads of a query. The default is 2. Whatever is named by its digest is written by one thread.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Bytes of memory above which queries spill to <see cref="TemporaryDirectory"/>. The default is 512 MiB.</summary>
    public long MemoryLimitBytes { get; init; } = 512L << 20;

    /// <summary>Where queries spill, in folders of this process. The default is the system's folder for temporary files.</summary>
    public string TemporaryDirectory { get; init; } = Path.GetTempPath();
}
