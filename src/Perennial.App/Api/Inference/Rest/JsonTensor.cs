using System.Text.Json;
using Perennial.Terms;

namespace Perennial.App.Api.Inference.Rest;

/// <summary>Reads the field <c>data</c> of an input: one flat array, or one array for each row.</summary>
internal ref struct JsonTensor
{
    private readonly string name;
    private readonly Datatype datatype;
    private readonly bool base64;
    private readonly double[] numbers;
    private readonly string?[] texts;
    private Utf8JsonReader reader;
    private int count;

    private JsonTensor(string name, Datatype datatype, int length, bool base64, ReadOnlySpan<byte> json)
    {
        (this.name, this.datatype, this.base64) = (name, datatype, base64);
        numbers = datatype.Kind == DatatypeKind.Text ? [] : new double[length];
        texts = datatype.Kind == DatatypeKind.Text ? new string?[length] : [];
        reader = new Utf8JsonReader(json);
    }

    /// <summary>Reads a tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="datatype">Its datatype.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="base64">Whether texts are written in base64.</param>
    /// <param name="json">The value of the field.</param>
    /// <exception cref="FaultException">The value is no such tensor.</exception>
    public static Tensor Read(string name, Datatype datatype, IReadOnlyList<long> shape, bool base64, ReadOnlySpan<byte> json)
    {
        var length = TensorShape.Count(name, shape);
        if (length > json.Length)
        {
            throw Differs(name, shape, "fewer");
        }

        var tensor = new JsonTensor(name, datatype, length, base64, json);
        tensor.Read(shape);
        return new Tensor(name, datatype, shape) { Numbers = tensor.numbers, Texts = tensor.texts };
    }

    private static FaultException Differs(string name, IReadOnlyList<long> shape, string how) =>
        new($"Input '{name}' has the shape {TensorShape.Say(shape)} and {how} elements. Its data has as many as the shape says, flat or nested as the shape is.");

    private void Read(IReadOnlyList<long> shape)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new FaultException($"The data of input '{name}' is no array.");
        }

        var flat = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartArray && !flat && shape.Count == 2)
            {
                Row(shape);
            }
            else if (flat || count == 0)
            {
                flat = true;
                Add(shape);
            }
            else
            {
                throw Differs(name, shape, "nested and other");
            }
        }

        if (count != Math.Max(numbers.Length, texts.Length))
        {
            throw Differs(name, shape, "fewer");
        }
    }

    private void Row(IReadOnlyList<long> shape)
    {
        var before = count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Add(shape);
        }

        if (count - before != shape[1])
        {
            throw Differs(name, shape, $"a row of {count - before}");
        }
    }

    private void Add(IReadOnlyList<long> shape)
    {
        if (count == Math.Max(numbers.Length, texts.Length))
        {
            throw Differs(name, shape, "more");
        }

        if (datatype.Kind == DatatypeKind.Text)
        {
            texts[count] = Text();
        }
        else
        {
            numbers[count] = reader.TokenType == JsonTokenType.Null ? double.NaN : Number();
        }

        count++;
    }

    private readonly string? Text() => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String when base64 => reader.TryGetBytesFromBase64(out var bytes) ? BinaryTensor.Text(name, bytes) : throw Wrong("text in base64"),
        JsonTokenType.String => reader.GetString() is { Length: > 0 } text ? text : null,
        _ => throw Wrong("text"),
    };

    private readonly double Number() => (datatype.Kind, reader.TokenType) switch
    {
        (DatatypeKind.Truth, JsonTokenType.True) => 1,
        (DatatypeKind.Truth, JsonTokenType.False) => 0,
        (DatatypeKind.Whole, JsonTokenType.Number) => Whole(),
        (DatatypeKind.Real, JsonTokenType.Number) => Real(),
        (DatatypeKind.Truth, _) => throw Wrong("true or false"),
        _ => throw Wrong("a number"),
    };

    private readonly double Whole()
    {
        if (datatype.Name == "INT64" ? reader.TryGetInt64(out _) : datatype.Name == "UINT64" && reader.TryGetUInt64(out _))
        {
            return reader.GetDouble();
        }

        var number = reader.GetDouble();
        return number == Math.Floor(number) && number >= datatype.Least && number <= datatype.Most && (datatype.Size < sizeof(long) || number < datatype.Most)
            ? number
            : throw Wrong($"a whole number from {datatype.Least:R} to {datatype.Most:R}");
    }

    private readonly double Real()
    {
        if (datatype.Round is not { } round)
        {
            throw new FaultException($"Input '{name}' is {datatype.Name}, which JSON has no form for. Send it as bytes (binary_data_size), or as FP32.");
        }

        var number = round(reader.GetDouble());
        return double.IsFinite(number) ? number : throw Wrong($"a number that {datatype.Name} can hold");
    }

    private readonly FaultException Wrong(string wanted) =>
        new($"Element {count} of input '{name}' is {(reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? "an array or object" : Shown())}; {datatype.Name} is {wanted}.");

    private readonly string Shown() => System.Text.Encoding.UTF8.GetString(reader.ValueSpan[..Math.Min(reader.ValueSpan.Length, 40)]);
}
