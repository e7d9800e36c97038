using System.Text.Json;

namespace Perennial.Client.Wire;

/// <summary>What a server says of rows that it was sent.</summary>
/// <param name="Refused">Those that it did not take.</param>
internal sealed record SendReceipt(IReadOnlyList<JsonElement>? Refused);
