using Perennial.Log;
using Perennial.Serve;

namespace Perennial.App.Api.Live;

/// <summary>Requests with their answers.</summary>
/// <param name="Requests">What was asked.</param>
/// <param name="Answers">What was answered, in the same order.</param>
/// <param name="Logged">How the answers were logged.</param>
internal sealed record AnsweredRequests(IReadOnlyList<Request> Requests, IReadOnlyList<Answer> Answers, LoggedAs Logged);
