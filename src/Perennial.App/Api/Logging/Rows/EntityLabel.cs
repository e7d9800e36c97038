using Perennial.Log;

namespace Perennial.App.Api.Logging.Rows;

/// <summary>A label of which only the entity is said.</summary>
/// <param name="Index">Its place in the request.</param>
/// <param name="Entity">What its prediction belongs to.</param>
/// <param name="Time">When it became true; its prediction is the newest until then. Null where it does not say.</param>
/// <param name="Row">The label, whose id is not known yet.</param>
internal sealed record EntityLabel(int Index, string Entity, DateTimeOffset? Time, InboxRow Row);
