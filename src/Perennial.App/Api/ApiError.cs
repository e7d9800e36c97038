using System.Text.Json.Serialization;
using Perennial.App.Api.Logging.Rows;

namespace Perennial.App.Api;

/// <summary>The body of every answer that is no success: the shape of the Open Inference Protocol.</summary>
/// <param name="Error">What was wrong, where, and what to do.</param>
internal sealed record ApiError(string Error)
{
    /// <summary>Of a request with rows of which none was taken, each of them; null elsewhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RefusedRow>? Refused { get; init; }
}
