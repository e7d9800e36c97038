using System.Text.Json.Serialization;
using Perennial.App.Api.Logging.Rows;

namespace Perennial.App.Api.Logging;

/// <summary>What became of the rows of a request; what was taken is durable when this is answered.</summary>
/// <param name="Accepted">Rows that are new.</param>
/// <param name="Repeated">Rows that say what is known.</param>
/// <param name="Corrected">Labels that differ from the one known before; they count as accepted too.</param>
/// <param name="Sequence">The newest sequence of the model's log after them.</param>
/// <param name="Refused">Rows that were not taken, by their place in the request.</param>
internal sealed record LogReceipt(int Accepted, int Repeated, int Corrected, long Sequence, IReadOnlyList<RefusedRow> Refused)
{
    /// <summary>Events whose other side has to come yet; null where the request held no events.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Waiting { get; init; }

    /// <summary>Whether anything was taken.</summary>
    [JsonIgnore]
    public bool Took => Accepted + Repeated + (Waiting ?? 0) > 0;
}
