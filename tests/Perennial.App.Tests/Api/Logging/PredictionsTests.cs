using System.IO.Compression;
using System.Text;
using Perennial.App.Tests.Commands;
using Perennial.Log;

namespace Perennial.App.Tests.Api.Logging;

[Collection(CommandLine.Turns)]
public sealed class PredictionsTests
{
    private const string Path = "/v1/models/parcels/predictions";
    private const string Two = """[{"id": "a", "time": "2026-11-20T10:00:00Z", "entity": "d1", "features": {"distance": 5}}, {"id": "b", "features": {"distance": null}}]""";

    [Theory]
    [InlineData("""{"id": "a", "features": {"distance": 5}}""", 1)]
    [InlineData(Two, 2)]
    [InlineData("""{"rows": [{"id": "a", "features": {"distance": 5}}, {"id": "b", "features": {"distance": 7}}]}""", 2)]
    public async Task A_row_a_list_and_an_object_with_rows_are_taken(string body, int rows)
    {
        await using var server = await LiveServer.StartAsync();
        var taken = await server.PostAsync(Path, body);
        Assert.Equal((202, rows), (taken.Status, taken.Body.GetProperty("accepted").GetInt32()));
        var logged = server.Logged();
        Assert.Equal(rows, logged.Count);
        Assert.Equal(("a", 5.0), (logged[0].Id, logged[0].Features[0]));
        Assert.Equal((rows, 0), ((await server.PostAsync(Path, body)).Body.GetProperty("repeated").GetInt32(), server.Logged().Count - rows));
    }

    [Fact]
    public async Task Of_rows_on_lines_the_bad_ones_are_told_by_their_place_and_the_others_taken()
    {
        await using var server = await LiveServer.StartAsync();
        var lines = """
            {"id": "a", "features": {"distance": 5}}

            {"id": "b", "features": {"distance": "far"}}
            {"id": "c", "features":
            {"id": "d", "features": {"distance": 6}}
            {"id": "e", "features": {"distance": 6}, "score": 1.5}
            """;
        var taken = await server.PostAsync(Path, Encoding.UTF8.GetBytes(lines), "application/x-ndjson");
        Assert.Equal((202, 2), (taken.Status, taken.Body.GetProperty("accepted").GetInt32()));
        Assert.Equal(["1 b", "2 ", "4 e"], taken.Body.GetProperty("refused").EnumerateArray().Select(one => $"{one.GetProperty("index")} {one.GetProperty("id")}"));
        Assert.Equal(["a", "d"], server.Logged().Select(row => row.Id));
    }

    [Theory]
    [InlineData("""{"features": {"distance": 1}}""", "no id")]
    [InlineData("""{"id": "a", "features": {"distance": 1}, "scroe": 1}""", "'scroe' is no key")]
    [InlineData("""{"id": "a", "features": {"distance": 1}, "score": 0.5}""", "there is no champion")]
    [InlineData("""{"id": "a", "features": {"distance": 1}, "score": 0.5, "version": 7}""", "no version of 'parcels'")]
    [InlineData("""{"id": "a", "features": {"distance": 1}, "version": 7}""", "has no score")]
    [InlineData("""{"id": "a", "features": {"distance": 1}, "label": 1}""", "Send it to /v1/models/parcels/labels")]
    [InlineData("""{"id": "a", "features": {"distance": 1}, "time": "yesterday"}""", "2001-03-01T12:00:00Z")]
    [InlineData("""{"id": "a", "features": {"distance": 1}, "classes": [0.5, 0.5]}""", "no meaning")]
    [InlineData("""{"id": "a", "unseen": true}""", "send 'version' and 'score'")]
    [InlineData("""{"id": "", "features": {"distance": 1}}""", "1 to 200 characters")]
    [InlineData("""{"id": "\ud800", "features": {"distance": 1}}""", "not valid UTF-8")]
    [InlineData("""{"id": {"id": 1}, "features": {"distance": [[1]]}}""", "which is no text")]
    [InlineData("[7]", "A row is an object")]
    [InlineData("[]", "no rows")]
    [InlineData("""{"rows": [], "others": []}""", "another key")]
    [InlineData("[", "no JSON")]
    [InlineData("", "no JSON")]
    [InlineData("""[{"id": "a", "features": {"distance": 1}}] x""", "no JSON")]
    public async Task Where_not_one_row_can_be_taken_the_request_is_400_and_says_why(string body, string words)
    {
        await using var server = await LiveServer.StartAsync();
        var refused = await server.PostAsync(Path, body);
        Assert.Equal(400, refused.Status);
        Assert.Contains(words, refused.Error, StringComparison.Ordinal);
        Assert.Empty(server.Logged());
    }

    [Fact]
    public async Task A_score_belongs_to_the_version_that_is_said_or_to_the_champion()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        await server.PostAsync(Path, """[{"id": "a", "features": {"distance": 1}, "score": 0.25}, {"id": "b", "features": {"distance": 1}, "score": 0.5, "version": 1}, {"id": "c", "features": {"distance": 1}}, {"id": "c", "unseen": true, "version": 1, "score": 0.75}]""");
        Assert.Equal(
            [(RowKind.Prediction, 1, 0.25), (RowKind.Prediction, 1, 0.5), (RowKind.Prediction, null, double.NaN), (RowKind.Shadow, 1, 0.75)],
            server.Logged().TakeLast(4).Select(row => (row.Kind, row.Version, row.Score)));
    }

    [Fact]
    public async Task A_class_may_be_named_and_every_class_has_its_cell()
    {
        await using var server = await LiveServer.StartAsync("task: binary", "task: multiclass", "label: { name: late,", "label: { name: late, classes: [early, fair, late],");
        var taken = await server.PostAsync(Path, """[{"id": "a", "features": {"distance": 1}}, {"id": "b", "features": {"distance": 1}, "classes": [0.1, 0.2]}]""");
        Assert.Equal((202, 1), (taken.Status, taken.Body.GetProperty("accepted").GetInt32()));
        Assert.Contains("early, fair, late", taken.Body.GetProperty("refused")[0].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal([1.0, null, null, null], Assert.Single(server.Logged()).Features);
        Assert.Equal(202, (await server.PostAsync("/v1/models/parcels/labels", new { id = "a", label = "fair" })).Status);
        Assert.Equal(1, server.Logged()[^1].Score);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("zstd")]
    public async Task A_body_may_be_compressed(string how)
    {
        await using var server = await LiveServer.StartAsync();
        var packed = Packed(how, Encoding.UTF8.GetBytes(Two));
        Assert.Equal(2, (await server.PostAsync(Path, packed, "application/json", "Content-Encoding", how)).Body.GetProperty("accepted").GetInt32());
        var broken = await server.PostAsync(Path, Encoding.UTF8.GetBytes(Two), "application/json", "Content-Encoding", how);
        Assert.Equal(400, broken.Status);
        Assert.Contains(how, broken.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/csv", "", "application/x-ndjson")]
    [InlineData("application/json", "lzma", "gzip, br, zstd")]
    public async Task What_cannot_be_read_is_415_and_says_what_can(string type, string packing, string words)
    {
        await using var server = await LiveServer.StartAsync();
        var refused = await server.PostAsync(Path, Encoding.UTF8.GetBytes(Two), type, packing.Length > 0 ? ["Content-Encoding", packing] : []);
        Assert.Equal(415, refused.Status);
        Assert.Contains(words, refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_too_long_is_413_also_where_it_is_short_until_it_is_unpacked(bool packed)
    {
        await using var server = await LiveServer.StartAsync(LiveServer.Options with { BodyLimitBytes = 1 << 20 });
        var body = Encoding.UTF8.GetBytes("[" + new string(' ', 3 << 20) + Two[1..]);
        var refused = await server.PostAsync(Path, packed ? Packed("gzip", body) : body, "application/json", packed ? ["Content-Encoding", "gzip"] : []);
        Assert.Equal(413, refused.Status);
        Assert.Empty(server.Logged());
    }

    [Fact]
    public async Task More_rows_than_a_request_may_have_are_413_and_none_is_taken()
    {
        await using var server = await LiveServer.StartAsync(LiveServer.Options with { IngestRows = 1 });
        var refused = await server.PostAsync(Path, Two);
        Assert.Equal(413, refused.Status);
        Assert.Contains("ingest.rows", refused.Error, StringComparison.Ordinal);
        Assert.Empty(server.Logged());
    }

    [Fact]
    public async Task On_a_disk_that_is_nearly_full_rows_are_507_and_the_journal_is_still_written()
    {
        await using var server = await LiveServer.StartAsync(LiveServer.Options with { ReserveBytes = long.MaxValue / 2 });
        var refused = await server.PostAsync(Path, Two);
        Assert.Equal(507, refused.Status);
        Assert.Contains("free space", refused.Error, StringComparison.Ordinal);
        var (code, _, error) = await server.House.RunAsync("freeze", "--reason", "the disk");
        Assert.True(code == 0, error);
    }

    [Fact]
    public async Task Any_bytes_are_refused_in_one_shape_and_never_as_a_fault_of_the_server()
    {
        await using var server = await LiveServer.StartAsync();
        var random = new Random(7);
        var whole = Encoding.UTF8.GetBytes("""{"rows": [{"id": "a\u0041", "time": "2026-11-20T10:00:00Z", "entity": "d1", "features": {"distance": 5e300}, "score": null, "classes": [1], "version": "1"}]}""");
        foreach (var type in new[] { "application/json", "application/x-ndjson" })
        {
            for (var round = 0; round < 150; round++)
            {
                var bytes = whole.ToArray();
                for (var hit = random.Next(1, 6); hit > 0; hit--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                var answer = await server.PostAsync(Path, bytes[..random.Next(bytes.Length + 1)], type);
                Assert.True(answer.Status is 202 or 400, $"{answer.Status} {Encoding.UTF8.GetString(bytes)}");
                Assert.True(answer.Status == 202 || answer.Error.Length > 0);
            }
        }
    }

    internal static byte[] Packed(string how, byte[] body)
    {
        using var packed = new MemoryStream();
        using (Stream stream = how switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZstdSharp.CompressionStream(packed, leaveOpen: true),
        })
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }
}
