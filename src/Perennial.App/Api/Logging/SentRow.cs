using System.Text.Json;

namespace Perennial.App.Api.Logging;

/// <summary>A row as it is sent: told to the API's document; rows are read without making one.</summary>
/// <param name="Id">The prediction's id.</param>
/// <param name="Time">When it occurred; now where it is left out.</param>
/// <param name="Entity">What it belongs to.</param>
/// <param name="Features">What is logged of the request, by column.</param>
/// <param name="Version">Who answered: a number, or the name of a registered version; the champion where it is left out.</param>
/// <param name="Score">The answer.</param>
/// <param name="Classes">The probability of each class.</param>
/// <param name="Unseen">Whether nobody heard the answer: a version in the shadow said it.</param>
/// <param name="Label">What became known: a number, true or false, or the name of a class.</param>
internal sealed record SentRow(
    string? Id, DateTimeOffset? Time, string? Entity, IReadOnlyDictionary<string, JsonElement>? Features, JsonElement? Version, JsonElement? Score, IReadOnlyList<double>? Classes, bool? Unseen, JsonElement? Label);
