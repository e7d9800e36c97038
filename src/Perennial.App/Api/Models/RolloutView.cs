using Perennial.RollOut;
using Perennial.Terms;

namespace Perennial.App.Api.Models;

/// <summary>How a challenger stands, or how its rollout ended.</summary>
/// <param name="Version">The challenger.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Stage">The kind of its stage; null before the first.</param>
/// <param name="EnteredAt">When that began.</param>
/// <param name="JudgedThrough">The newest day that it was judged with; null when it was not.</param>
/// <param name="Reason">Why a person let it go on though it had been rejected; null where it passed its gates.</param>
/// <param name="Awaited">Who has to agree yet; null when nobody has to.</param>
/// <param name="Active">Whether it goes on.</param>
/// <param name="Doing">What it is doing, in words.</param>
internal sealed record RolloutView(
    int Version, Phase Phase, StageKind? Stage, DateTimeOffset EnteredAt, DateOnly? JudgedThrough, string? Reason, string? Awaited, bool Active, string Doing)
{
    /// <summary>Of a rollout.</summary>
    public static RolloutView Of(Rollout one) => new(
        one.Version, one.Phase, one.Stage?.Kind, one.EnteredAt, one.JudgedThrough, one.Reason, one.Awaited, one.Active, one.Active ? one.Doing : $"version {one.Version} was {(one.Phase == Phase.Promoted ? "promoted" : "given up")}");
}
