namespace Perennial.Evaluate;

/// <summary>What the rows of a training teach to expect of the next: the schema of a version, which belongs to it as its artifact does.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="RowsPerDay">By day that had any; 0 where only some of the older rows were taken.</param>
/// <param name="Columns">By feature, in the signature's order.</param>
/// <param name="Label">How labels are distributed.</param>
public sealed record Expectations(long Rows, double RowsPerDay, IReadOnlyList<ColumnExpectation> Columns, LabelExpectation Label)
{
    /// <summary>What is expected of a feature; null where it was not there.</summary>
    public ColumnExpectation? Find(string feature) => Columns.FirstOrDefault(column => column.Name == feature);
}
