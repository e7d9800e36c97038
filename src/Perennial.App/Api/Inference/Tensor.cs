namespace Perennial.App.Api.Inference;

/// <summary>An input, decoded: one or several elements for each row, row after row.</summary>
/// <param name="Name">As the request names it.</param>
/// <param name="Datatype">As the request says.</param>
/// <param name="Shape">Rows, or rows and elements of a row.</param>
internal sealed record Tensor(string Name, Datatype Datatype, IReadOnlyList<long> Shape)
{
    /// <summary>Its elements where they are numbers; NaN where one is missing.</summary>
    public double[] Numbers { get; init; } = [];

    /// <summary>Its elements where they are texts; null where one is missing.</summary>
    public string?[] Texts { get; init; } = [];

    /// <summary>Whether its elements are texts.</summary>
    public bool IsText => Datatype.Kind == DatatypeKind.Text;

    /// <summary>How many rows it has.</summary>
    public int Rows => (int)Shape[0];

    /// <summary>How many elements a row has.</summary>
    public int Width => Shape.Count == 2 ? (int)Shape[1] : 1;
}
