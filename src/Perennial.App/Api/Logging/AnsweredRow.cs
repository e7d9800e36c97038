using Perennial.Serve;

namespace Perennial.App.Api.Logging;

/// <summary>What a row was answered.</summary>
/// <param name="Id">The prediction's id, by which its label is sent.</param>
/// <param name="Version">The version that answered.</param>
/// <param name="Arm">Why that one did.</param>
/// <param name="Score">A probability, the place of the likeliest class, or a number.</param>
/// <param name="Classes">The probability of each class; null where an answer is one number.</param>
internal sealed record AnsweredRow(string Id, int? Version, Arm Arm, double Score, IReadOnlyList<double>? Classes)
{
    /// <summary>The answer to a request.</summary>
    public static AnsweredRow Of(Answer answer, Request request) => new(request.Id, answer.Version, answer.Arm, answer.Score, answer.Classes);
}
