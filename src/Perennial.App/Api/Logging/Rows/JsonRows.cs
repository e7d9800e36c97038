using System.Text.Json;

namespace Perennial.App.Api.Logging.Rows;

/// <summary>Reads a body of JSON: a row, a list of rows, or <c>{"rows": [...]}</c>; or a row on each line.</summary>
internal static class JsonRows
{
    private const string Shapes = "The body is a row, a list of rows, or {\"rows\": [...]}.";

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 16 };

    /// <summary>Every row of a body.</summary>
    /// <param name="body">UTF-8.</param>
    /// <param name="shape">What rows must be.</param>
    /// <param name="take">Takes each draft; the next row fills it again.</param>
    /// <exception cref="ApiException">The body is no JSON: status 400.</exception>
    public static void Read(ReadOnlySpan<byte> body, RowShape shape, Action<RowDraft> take)
    {
        var json = new Utf8JsonReader(body, Strict);
        var (reader, draft) = (new JsonRow(shape), shape.Draft());
        var row = 0;
        try
        {
            json.Read();
            if (json.TokenType == JsonTokenType.StartObject && !IsRows(json))
            {
                reader.Read(ref json, draft);
                take(draft);
            }
            else
            {
                Enter(ref json);
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    reader.Read(ref json, draft);
                    take(draft);
                    row++;
                }

                Leave(ref json);
            }

            // Nothing but blanks may follow.
            json.Read();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            throw new ApiException(400, $"The body is no JSON of the shape that is asked for, at row {row}: {failure.Message} {Shapes}");
        }
    }

    /// <summary>Every line of a body; one that cannot be read does not touch the others.</summary>
    /// <param name="body">UTF-8, a row of JSON on each line; blank lines are nothing.</param>
    /// <param name="shape">What rows must be.</param>
    /// <param name="take">Takes each draft.</param>
    public static void ReadLines(ReadOnlySpan<byte> body, RowShape shape, Action<RowDraft> take)
    {
        var (reader, draft) = (new JsonRow(shape), shape.Draft());
        foreach (var range in body.Split((byte)'\n'))
        {
            var line = body[range].Trim(" \t\r"u8);
            if (line.IsEmpty)
            {
                continue;
            }

            try
            {
                var json = new Utf8JsonReader(line, Strict);
                json.Read();
                reader.Read(ref json, draft);
                json.Read();
            }
            catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
            {
                draft.Clear();
                draft.Refuse($"The line is no JSON: {failure.Message}");
            }

            take(draft);
        }
    }

    /// <summary>Whether the object at which a reader stands holds rows, rather than being one. The reader is a copy and may go on.</summary>
    private static bool IsRows(Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("rows"u8);
    }

    private static void Enter(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.StartObject)
        {
            json.Read();
            json.Read();
        }

        if (json.TokenType != JsonTokenType.StartArray)
        {
            throw new ApiException(400, Shapes);
        }
    }

    private static void Leave(ref Utf8JsonReader json)
    {
        if (json.CurrentDepth > 0 && json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            throw new ApiException(400, $"Beside 'rows' there is another key. {Shapes}");
        }
    }
}
