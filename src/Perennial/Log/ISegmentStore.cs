using Perennial.Terms;

namespace Perennial.Log;

/// <summary>Writes segments and reads them back, joined.</summary>
public interface ISegmentStore
{
    /// <summary>Writes rows of one kind as a Parquet blob, the same bytes for the same rows.</summary>
    Digest Write(RowKind kind, IReadOnlyList<FeatureDeclaration> columns, IReadOnlyList<StoredRow> rows);

    /// <summary>Opens the rows of <paramref name="query"/>.</summary>
    IWindow Open(IReadOnlyList<FeatureDeclaration> columns, IReadOnlyList<Segment> segments, WindowQuery query);

    /// <summary>Writes the labelled rows of <paramref name="query"/> to a Parquet file: the features, the label under its name, and the weight where rows weigh.</summary>
    /// <param name="model">Says what is logged, and what weighs.</param>
    /// <param name="segments">What is sealed.</param>
    /// <param name="query">Which rows.</param>
    /// <param name="weights">What rows weigh beside the weights of the log; null where nothing is added.</param>
    /// <param name="file">Where to.</param>
    /// <returns>The rows written.</returns>
    long Export(ModelDeclaration model, IReadOnlyList<Segment> segments, WindowQuery query, ExampleWeights? weights, string file);

    /// <summary>Deletes a segment's blob, which no journal names any more; nothing where it is gone already.</summary>
    void Delete(Digest digest);
}
