namespace Perennial.App.Api.Logging.Rows;

/// <summary>How the rows of a body are written, by its content type.</summary>
internal static class RowFormat
{
    /// <summary>What is read.</summary>
    public static IReadOnlyList<string> Known { get; } = ["application/json", "application/x-ndjson", "application/vnd.apache.arrow.stream"];

    /// <summary>Reads every row of a body.</summary>
    /// <param name="contentType">As the request says it; none is JSON.</param>
    /// <param name="body">All of it.</param>
    /// <param name="shape">What rows must be.</param>
    /// <param name="take">Takes each draft; the next row fills it again.</param>
    /// <exception cref="ApiException">It cannot be read: status 400, or 415.</exception>
    public static void Read(string? contentType, ReadOnlyMemory<byte> body, RowShape shape, Action<RowDraft> take)
    {
        switch (Bare(contentType))
        {
            case "" or "application/json" or "text/json":
                JsonRows.Read(body.Span, shape, take);
                break;
            case "application/x-ndjson" or "application/ndjson" or "application/jsonl" or "application/x-jsonlines":
                JsonRows.ReadLines(body.Span, shape, take);
                break;
            case "application/vnd.apache.arrow.stream":
                ArrowRows.Read(body, shape, take);
                break;
            case var other:
                throw new ApiException(415, $"'{RowShape.Cut(other)}' cannot be read. Send one of: {string.Join(", ", Known)}.");
        }
    }

    /// <summary>A content type without its parameters.</summary>
    public static string Bare(string? contentType) => (contentType ?? string.Empty).Split(';')[0].Trim().ToLowerInvariant();
}
