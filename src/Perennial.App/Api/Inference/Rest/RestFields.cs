using System.Text.Json;
using Perennial.Terms;

namespace Perennial.App.Api.Inference.Rest;

/// <summary>Walks over the fields of JSON objects. A field that is null counts as absent.</summary>
internal ref struct RestFields(ReadOnlySpan<byte> json)
{
    private Utf8JsonReader reader = new(json);

    /// <summary>Enters the object that the JSON is.</summary>
    public void Begin(JsonPlace place)
    {
        reader.Read();
        Enter(place);
    }

    /// <summary>Nothing follows.</summary>
    public void End() => reader.Read();

    /// <summary>Enters the object that the reader stands at.</summary>
    public readonly void Enter(JsonPlace place)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Wrong(place, "an object");
        }
    }

    /// <summary>Goes to the next field of the object.</summary>
    /// <returns>False where it ends.</returns>
    public bool Next() => reader.Read() && reader.TokenType != JsonTokenType.EndObject;

    /// <summary>Whether the field has this name.</summary>
    public readonly bool Is(ReadOnlySpan<byte> name) => reader.ValueTextEquals(name);

    /// <summary>Enters the list that the field is.</summary>
    /// <returns>False where the field is null.</returns>
    public bool BeginList(JsonPlace place)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.StartArray || (reader.TokenType == JsonTokenType.Null ? false : throw Wrong(place, "a list"));
    }

    /// <summary>Goes to the next item of the list.</summary>
    /// <returns>False where it ends.</returns>
    public bool NextItem() => reader.Read() && reader.TokenType != JsonTokenType.EndArray;

    /// <summary>Passes over the field.</summary>
    /// <returns>Where its value stands.</returns>
    public Range Skip()
    {
        reader.Read();
        var from = (int)reader.TokenStartIndex;
        reader.Skip();
        return from..(int)reader.BytesConsumed;
    }

    /// <summary>The string that the field is; null where it is null.</summary>
    public string? Text(JsonPlace place)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => reader.GetString(),
            _ => throw Wrong(place, "a string"),
        };
    }

    /// <summary>The whole numbers that the field is; null where it is null.</summary>
    public List<long>? WholeNumbers(JsonPlace place)
    {
        if (!BeginList(place))
        {
            return null;
        }

        List<long> numbers = [];
        while (NextItem())
        {
            numbers.Add(reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : throw Wrong(place, "a list of whole numbers"));
        }

        return numbers;
    }

    /// <summary>The parameters that the field is.</summary>
    public InferenceParameters Parameters(JsonPlace place)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return InferenceParameters.None;
        }

        Enter(place);
        var parameters = new InferenceParameters();
        while (Next())
        {
            var name = reader.GetString()!;
            reader.Read();
            parameters.Set(name, Parameter(place, name));
        }

        return parameters;
    }

    private readonly object Parameter(JsonPlace place, string name) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number when reader.TryGetInt64(out var whole) => whole,
        JsonTokenType.Number => reader.GetDouble(),
        _ => throw Wrong(new JsonPlace($"{place}.{name}"), "a string, a number, or true or false"),
    };

    private readonly FaultException Wrong(JsonPlace place, string wanted) => new($"{place} is {Seen(reader.TokenType)}; it is {wanted}.");

    private static string Seen(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
