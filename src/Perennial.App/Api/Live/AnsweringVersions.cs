using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.App.Api.Live;

/// <summary>Which versions of a model answer here, at one moment.</summary>
/// <param name="table">Who answers what.</param>
internal sealed class AnsweringVersions(RoutingTable table)
{
    /// <summary>Who answers what.</summary>
    public RoutingTable Table => table;

    /// <summary>What is declared.</summary>
    public ModelDeclaration Model => table.Declaration!;

    /// <summary>Those a request may name, in order of their numbers.</summary>
    public IReadOnlyList<ModelVersion> Named { get; } =
        [.. new[] { table.Champion, table.Challenger, table.Previous }.OfType<ModelVersion>().DistinctBy(version => version.Number).OrderBy(version => version.Number)];

    /// <summary>Those of which one answers a request that names none.</summary>
    public IReadOnlyList<ModelVersion> Routed { get; } = [.. new[] { table.Champion, Splits(table) ? table.Challenger : null }.OfType<ModelVersion>()];

    /// <summary>The version that a request names.</summary>
    /// <exception cref="ApiException">It may not answer: status 404.</exception>
    public ModelVersion Find(int number) => Named.FirstOrDefault(version => version.Number == number) ?? throw new ApiException(404, Missing(number.ToString()));

    /// <summary>Why a version that was named is not there.</summary>
    /// <param name="named">As the request names it.</param>
    public string Missing(string named) => Named.Count == 0
        ? $"Version '{named}' of '{table.Model}' does not answer: no version answers here yet. Name none, and the request is logged for the first training."
        : $"Version '{named}' of '{table.Model}' does not answer. Those that do: {string.Join(", ", Named.Select(version => $"{version.Number} ({Role(version)})"))}. Name one of them, or none.";

    /// <summary>What a version is to the model.</summary>
    public string Role(ModelVersion version) =>
        version.Number == table.Champion?.Number ? "champion"
        : version.Number == table.Challenger?.Number ? Splits(table) ? "challenger in a split" : "challenger in the shadow"
        : "previous champion";

    private static bool Splits(RoutingTable table) => table.Share > 0;
}
