namespace Perennial.App.Api.Logging.Events;

/// <summary>An event of an inference logger.</summary>
/// <param name="Id">What request and answer have in common.</param>
/// <param name="IsAnswer">Whether it is the answer rather than the request.</param>
/// <param name="Time">When it was; null where it does not say.</param>
/// <param name="Data">What was asked or answered, as JSON in UTF-8.</param>
internal sealed record CloudEvent(string Id, bool IsAnswer, DateTimeOffset? Time, ReadOnlyMemory<byte> Data)
{
    private const string OfRequests = ".inference.request";
    private const string OfAnswers = ".inference.response";

    /// <summary>Puts an event together from its attributes.</summary>
    /// <param name="attribute">The value of an attribute of CloudEvents; null where it is missing.</param>
    /// <param name="data">Its data.</param>
    /// <exception cref="ApiException">It is no event that is known here: status 400.</exception>
    public static CloudEvent Of(Func<string, string?> attribute, ReadOnlyMemory<byte> data)
    {
        foreach (var name in new[] { "specversion", "id", "source", "type" })
        {
            if (string.IsNullOrEmpty(attribute(name)))
            {
                throw new ApiException(400, $"The event has no '{name}', which every CloudEvent has.");
            }
        }

        if (attribute("specversion") is not ("1.0" or "0.3") and var version)
        {
            throw new ApiException(400, $"'specversion' is '{Rows.RowShape.Cut(version!)}'. Allowed: 1.0, 0.3.");
        }

        var type = attribute("type")!;
        return !type.EndsWith(OfRequests, StringComparison.Ordinal) && !type.EndsWith(OfAnswers, StringComparison.Ordinal)
            ? throw new ApiException(400, $"'type' is '{Rows.RowShape.Cut(type)}'. Allowed: org.kubeflow.serving{OfRequests}, org.kubeflow.serving{OfAnswers}, and others that end so.")
            : new CloudEvent(attribute("id")!, type.EndsWith(OfAnswers, StringComparison.Ordinal), Instant(attribute("time")), data);
    }

    private static DateTimeOffset? Instant(string? text) => string.IsNullOrEmpty(text) ? null
        : Rows.RowTime.TryParse(text, out var time) ? time
        : throw new ApiException(400, $"'time' is '{Rows.RowShape.Cut(text)}'. {Rows.RowTime.Remedy}");
}
