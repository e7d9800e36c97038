using System.Text;
using System.Text.Json.Nodes;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace Perennial.App.Tests.Api.Logging;

/// <summary>CloudEvents and Arrow streams that are nearly right, from a seed.</summary>
internal sealed class FuzzedLogs(int seed)
{
    private static readonly string[] Words = ["null", "true", "-1", "1e999", "\"\"", "\"a\"", "[]", "{}", "[[]]", "{\"a\": null}", "\"\\ud800\"", "9223372036854775808", "\"2026-13-45T99:00:00Z\""];
    private static readonly string[] Types = ["application/cloudevents+json", "application/cloudevents-batch+json", "application/json", "text/plain", "application/cloudevents+avro"];
    private static readonly string[] Columns = ["time", "entity", "version", "score", "distance", "features.distance", "late", "depot", "nonsense", ""];
    private readonly Random random = new(seed);
    private int number;

    /// <summary>An event, or several, in one of the modes.</summary>
    public FuzzedLog Event()
    {
        number++;
        return random.Next(3) switch
        {
            0 => Binary(),
            1 => new FuzzedLog("events", Hit(Encoding.UTF8.GetBytes(Spoiled(Structured()))), random.Next(8) == 0 ? Pick(Types) : Types[0]),
            _ => new FuzzedLog("events", Hit(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Spoiled(Structured())))}]")), random.Next(8) == 0 ? Pick(Types) : Types[1]),
        };
    }

    /// <summary>A stream of predictions or labels.</summary>
    public FuzzedLog Stream()
    {
        number++;
        var rows = random.Next(1, 4);
        List<(string Name, IArrowArray Cells)> columns = [("id", Text(Enumerable.Range(0, rows).Select(row => $"arrow-{number}-{row}")))];
        columns.AddRange(random.Next(2) == 0
            ? [("distance", Numbers(rows)), ("late", Numbers(rows))]
            : Enumerable.Range(0, random.Next(4)).Select(_ => (Pick(Columns), Cells(rows))).DistinctBy(one => one.Item1));
        var bytes = Written(columns, rows);
        return new FuzzedLog(random.Next(4) == 0 ? "labels" : "predictions", random.Next(3) == 0 ? bytes : Hit(bytes), "application/vnd.apache.arrow.stream");
    }

    private FuzzedLog Binary()
    {
        string[] headers = ["Ce-Specversion", "1.0", "Ce-Id", $"fuzz-{number / 2}", "Ce-Source", "http://localhost/", "Ce-Type", $"org.kubeflow.serving.inference.{(number % 2 == 0 ? "request" : "response")}"];
        if (random.Next(4) == 0)
        {
            headers[random.Next(headers.Length / 2) * 2 + 1] = Pick("", "9.9", "%zz", "a b", new string('x', 300), "%00", "%ff%fe");
        }

        return new FuzzedLog("events", Hit(Encoding.UTF8.GetBytes(Spoiled(Data()))), Pick("application/json", "application/json", "application/octet-stream"), [.. headers, .. random.Next(6) == 0 ? ["Ce-Time", Pick("yesterday", "2026-11-20T10:00:00Z")] : (string[])[]]);
    }

    private JsonObject Structured() => new()
    {
        ["specversion"] = Pick("1.0", "1.0", "0.3", "2.0"),
        ["id"] = $"fuzz-{number / 2}",
        ["source"] = "http://localhost/",
        ["type"] = $"org.kubeflow.serving.inference.{Pick("request", "response", "rumour")}",
        ["time"] = "2026-11-20T10:00:00Z",
        [random.Next(6) == 0 ? "data_base64" : "data"] = Data(),
    };

    private JsonObject Data() => random.Next(4) switch
    {
        0 => new() { ["inputs"] = Tensor("distance") },
        1 => new() { ["instances"] = new JsonArray(new JsonObject { ["distance"] = 5 }, new JsonArray(7)) },
        2 => new() { ["outputs"] = Tensor("score") },
        _ => new() { ["predictions"] = new JsonArray(0.25, new JsonArray(0.9, 0.1)) },
    };

    private JsonArray Tensor(string name) =>
        [new JsonObject { ["name"] = name, ["shape"] = new JsonArray(random.Next(-1, 3)), ["datatype"] = Pick("FP64", "INT32", "BYTES", "FP128"), ["data"] = new JsonArray(0.5) }];

    private IArrowArray Cells(int rows) => random.Next(5) switch
    {
        0 => new DoubleArray.Builder().AppendRange(Enumerable.Range(0, rows).Select(_ => Pick(1, double.NaN, double.PositiveInfinity, -3.5))).Build(),
        1 => new Int64Array.Builder().AppendRange(Enumerable.Range(0, rows).Select(_ => random.NextInt64())).Build(),
        2 => new BooleanArray.Builder().AppendRange(Enumerable.Range(0, rows).Select(_ => random.Next(2) == 0)).Build(),
        3 => new TimestampArray.Builder(new TimestampType(TimeUnit.Millisecond, "UTC")).AppendRange(Enumerable.Range(0, rows).Select(row => new DateTimeOffset(2026, 11, 20, 0, row, 0, TimeSpan.Zero))).Build(),
        _ => Text(Enumerable.Range(0, rows).Select(row => Pick($"t{row}", string.Empty, "\0", "Zürich"))),
    };

    private DoubleArray Numbers(int rows) => new DoubleArray.Builder().AppendRange(Enumerable.Range(0, rows).Select(_ => (double)random.Next(2))).Build();

    private static StringArray Text(IEnumerable<string> texts) => new StringArray.Builder().AppendRange(texts).Build();

    private static byte[] Written(IReadOnlyList<(string Name, IArrowArray Cells)> columns, int rows)
    {
        var schema = new Schema(columns.Select(column => new Field(column.Name, column.Cells.Data.DataType, nullable: true)), null);
        using var stream = new MemoryStream();
        using (var writer = new ArrowStreamWriter(stream, schema, leaveOpen: true))
        {
            writer.WriteRecordBatch(new RecordBatch(schema, columns.Select(column => column.Cells), rows));
            writer.WriteEnd();
        }

        return stream.ToArray();
    }

    /// <summary>The tree as text, now and then with another value for one of its numbers or texts.</summary>
    private string Spoiled(JsonObject tree)
    {
        var text = tree.ToJsonString();
        var at = text.IndexOf(':', random.Next(text.Length));
        var end = at < 0 ? -1 : text.IndexOfAny([',', '}'], at);
        return random.Next(3) > 0 || end < 0 ? text : text[..(at + 1)] + Pick(Words) + text[end..];
    }

    /// <summary>Bytes of which a few are others, or that end early; most are left as they are.</summary>
    private byte[] Hit(byte[] bytes)
    {
        if (bytes.Length == 0 || random.Next(3) > 0)
        {
            return bytes;
        }

        for (var times = random.Next(1, 5); times > 0; times--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
