namespace Perennial.Registry;

/// <summary>The folders of a blob store.</summary>
public static class BlobKinds
{
    /// <summary>Parquet files of predictions, shadows and labels.</summary>
    public const string Segments = "segments";

    /// <summary>What trainers gave.</summary>
    public const string Artifacts = "artifacts";

    /// <summary>Manifests of datasets.</summary>
    public const string Datasets = "datasets";
}
