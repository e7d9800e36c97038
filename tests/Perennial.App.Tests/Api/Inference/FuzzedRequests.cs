using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Perennial.App.Api.Inference.Grpc.Wire;

namespace Perennial.App.Tests.Api.Inference;

/// <summary>Requests that are nearly right, from a seed.</summary>
internal sealed class FuzzedRequests(int seed)
{
    private static readonly string[] Names = ["distance", "carrier", "depot", "asked", "parcel", "x", "y", "features", "nothing", "", "\0", "Zürich \u2028"];
    private static readonly string[] Types = ["BOOL", "UINT8", "UINT16", "UINT32", "UINT64", "INT8", "INT16", "INT32", "INT64", "FP16", "BF16", "FP32", "FP64", "BYTES", "FP128", "fp32", ""];
    private static readonly string[] Models = ["parcels", "sizes", "hours", "network", "halves"];
    private static readonly string[] Words = ["null", "true", "-1", "0", "1e999", "1.5", "9223372036854775808", "\"\"", "\"a\"", "[]", "{}", "[[]]", "[1, [2]]", "{\"a\": null}", "\"\\ud800\"", "1e-400"];
    private readonly Random random = new(seed);

    /// <summary>A request over HTTP: its path, which is now and then none or names a version; its body; and the header with the length of its JSON, null where there is none.</summary>
    public (string Path, byte[] Body, string? Length) Http()
    {
        var model = Pick(Models);
        var path = $"/v2/models/{(random.Next(20) == 0 ? "nothing" : model)}{(random.Next(8) == 0 ? $"/versions/{Pick("1", "2", "9", "x", "-1")}" : string.Empty)}/infer";
        var json = Encoding.UTF8.GetBytes(Spoiled(Tree(model)));
        return random.Next(8) switch
        {
            0 or 1 => (path, Spoiled(json), null),
            2 => (path, [.. json, .. Bytes(random.Next(40))], json.Length.ToString(CultureInfo.InvariantCulture)),
            3 => (path, Bytes(random.Next(200)), Pick("0", "1", "77", "-3", "99999999999")),
            _ => (path, json, null),
        };
    }

    /// <summary>A message of gRPC.</summary>
    public byte[] Message()
    {
        var request = new ModelInferRequest { ModelName = random.Next(20) == 0 ? "nothing" : Pick(Models), Id = Pick(Names), ModelVersion = random.Next(8) == 0 ? Pick("1", "2", "9", "x") : string.Empty };
        var rows = random.Next(1, 4);
        foreach (var column in Columns(request.ModelName).Where(_ => random.Next(8) > 0))
        {
            request.Inputs.Add(Input(column, (long)rows));
        }

        for (var inputs = random.Next(6) == 0 ? random.Next(4) : 0; inputs > 0; inputs--)
        {
            var input = new ModelInferRequest.Types.InferInputTensor { Name = Pick(Names), Datatype = Pick(Types), Contents = random.Next(3) == 0 ? null : Contents() };
            input.Shape.AddRange(Shape());
            request.Inputs.Add(input);
        }

        for (var raw = random.Next(8) == 0 ? random.Next(4) : 0; raw > 0; raw--)
        {
            request.RawInputContents.Add(ByteString.CopyFrom(Bytes(random.Next(40))));
        }

        if (random.Next(3) == 0)
        {
            request.Parameters[Pick("entity", "time", "binary_data_output", "other")] = random.Next(3) switch { 0 => new InferParameter(), 1 => new InferParameter { BoolParam = true }, _ => new InferParameter { StringParam = Pick(Names) } };
            request.Outputs.Add(new ModelInferRequest.Types.InferRequestedOutputTensor { Name = Pick("score", "version", "label", "nothing") });
        }

        var message = request.ToByteArray();
        return random.Next(3) == 0 ? Spoiled(message) : message;
    }

    private InferTensorContents Contents()
    {
        var contents = new InferTensorContents();
        for (var count = random.Next(4); count > 0; count--)
        {
            contents.Fp64Contents.Add(random.Next(6) == 0 ? double.PositiveInfinity : random.NextDouble());
            contents.Fp32Contents.Add(random.Next(6) == 0 ? float.NaN : random.NextSingle());
            contents.IntContents.Add(random.Next());
            contents.Int64Contents.Add(random.NextInt64());
            contents.BytesContents.Add(ByteString.CopyFrom(Bytes(random.Next(6))));
        }

        return contents;
    }

    private long[] Shape() => [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(6) == 0 ? Pick(-1L, 0L, long.MaxValue, 1L << 32) : random.Next(1, 4))];

    private static string[] Columns(string model) => model is "hours" or "network" ? ["x", "y"] : ["distance", "carrier"];

    private ModelInferRequest.Types.InferInputTensor Input(string column, long rows)
    {
        var text = column == "carrier";
        var input = new ModelInferRequest.Types.InferInputTensor { Name = column, Datatype = text ? "BYTES" : "FP64", Contents = new InferTensorContents() };
        input.Shape.Add(rows);
        for (var row = 0; row < rows; row++)
        {
            (text ? (Action)(() => input.Contents.BytesContents.Add(ByteString.CopyFromUtf8($"c{row}"))) : () => input.Contents.Fp64Contents.Add(row))();
        }

        return input;
    }

    private JsonObject Tree(string model)
    {
        var rows = random.Next(1, 4);
        return new JsonObject
        {
            ["id"] = "7",
            ["parameters"] = new JsonObject { [Pick("entity", "other", "other")] = "a", [Pick("binary_data_output", "other", "time")] = random.Next(4) > 0 },
            ["inputs"] = new JsonArray([.. Columns(model).Where(_ => random.Next(12) > 0).Select(name => Input(name, rows))]),
            ["outputs"] = new JsonArray(new JsonObject { ["name"] = Pick("version", "version", "prediction_id", "nothing") }),
        };
    }

    private JsonObject Input(string name, int rows)
    {
        var text = name == "carrier";
        return new JsonObject
        {
            ["name"] = random.Next(16) == 0 ? Pick(Names) : name,
            ["shape"] = new JsonArray([.. (random.Next(16) == 0 ? Shape() : [rows]).Select(length => (JsonNode)length)]),
            ["datatype"] = random.Next(16) == 0 ? Pick(Types) : text ? "BYTES" : Pick(Types[..13]),
            [random.Next(16) == 0 ? "parameters" : "more"] = new JsonObject { ["binary_data_size"] = random.Next(-1, 30) },
            ["data"] = new JsonArray([.. Enumerable.Range(0, rows).Select(row => text ? (JsonNode)$"c{row}" : row)]),
        };
    }

    /// <summary>The tree as text, with one of its values replaced by another now and then.</summary>
    private string Spoiled(JsonObject tree)
    {
        var text = tree.ToJsonString();
        var tokens = new List<(int From, int To)>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True)
            {
                tokens.Add(((int)reader.TokenStartIndex, (int)reader.BytesConsumed));
            }
        }

        var (from, to) = tokens[random.Next(tokens.Count)];
        return random.Next(2) == 0 ? text : text[..from] + Pick(Words) + text[to..];
    }

    private byte[] Spoiled(byte[] bytes)
    {
        List<byte> spoiled = [.. bytes];
        for (var times = random.Next(1, 4); times > 0 && spoiled.Count > 0; times--)
        {
            var at = random.Next(spoiled.Count);
            switch (random.Next(4))
            {
                case 0:
                    spoiled[at] = (byte)random.Next(256);
                    break;
                case 1:
                    spoiled.RemoveRange(at, Math.Min(random.Next(1, 9), spoiled.Count - at));
                    break;
                case 2:
                    spoiled.InsertRange(at, Bytes(random.Next(1, 9)));
                    break;
                default:
                    spoiled.RemoveRange(at, spoiled.Count - at);
                    break;
            }
        }

        return [.. spoiled];
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
