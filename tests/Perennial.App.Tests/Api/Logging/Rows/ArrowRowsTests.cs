using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Api.Logging.Rows;

[Collection(CommandLine.Turns)]
public sealed class ArrowRowsTests
{
    private const string Type = "application/vnd.apache.arrow.stream";
    private const string Path = "/v1/models/parcels/predictions";

    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Columns_of_an_arrow_stream_are_read_by_the_names_of_rows_and_of_the_models_file()
    {
        await using var server = await LiveServer.StartAsync();
        var taken = await server.PostAsync(Path, Stream(
            ("parcel", Text("a", "b")),
            ("date", new TimestampArray.Builder(new TimestampType(TimeUnit.Millisecond, "UTC")).Append(Noon).Append(Noon.AddHours(1)).Build()),
            ("depot", Category("d1", "d2")),
            ("distance", new Int32Array.Builder().Append(5).AppendNull().Build())), Type);
        Assert.True(taken.Status == 202, taken.Body.ToString());
        Assert.Equal(
            [("a", Noon, "d1", (object?)5.0), ("b", Noon.AddHours(1), "d2", null)],
            server.Logged().Select(row => (row.Id, row.OccurredAt, row.Entity!, row.Features[0])));
        Assert.Equal(2, (await server.PostAsync(Path, Stream(("id", Text("a", "b")), ("features.distance", Numbers(5, 6))), Type)).Body.GetProperty("repeated").GetInt32());
    }

    [Fact]
    public async Task Labels_come_as_arrow_too()
    {
        await using var server = await LiveServer.StartAsync();
        var taken = await server.PostAsync("/v1/models/parcels/labels", Stream(("id", Text("a", "b")), ("late", new BooleanArray.Builder().Append(true).Append(false).Build())), Type);
        Assert.True(taken.Status == 202, taken.Body.ToString());
        Assert.Equal([("a", 1.0), ("b", 0.0)], server.Logged().Select(row => (row.Id, row.Score)));
    }

    [Fact]
    public async Task A_column_that_means_nothing_refuses_the_stream_and_a_bad_cell_its_row()
    {
        await using var server = await LiveServer.StartAsync();
        var unknown = await server.PostAsync(Path, Stream(("id", Text("a")), ("distanse", Numbers(1))), Type);
        Assert.Equal(400, unknown.Status);
        Assert.Contains("'distanse' is no column", unknown.Error, StringComparison.Ordinal);
        var partly = await server.PostAsync(Path, Stream(("id", Text("a", null)), ("distance", Numbers(1, 2))), Type);
        Assert.Equal((202, 1), (partly.Status, partly.Body.GetProperty("accepted").GetInt32()));
        Assert.Equal(1, partly.Body.GetProperty("refused")[0].GetProperty("index").GetInt32());
        var texts = await server.PostAsync(Path, Stream(("id", Text("b")), ("distance", Text("far"))), Type);
        Assert.Contains("a number is asked for", texts.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(int.MaxValue - 7)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public async Task A_text_whose_offset_points_out_of_its_buffer_is_refused_and_not_read(int offset)
    {
        await using var server = await LiveServer.StartAsync();
        var stream = Stream(("id", Text("abcd", "efgh")), ("distance", Numbers(1, 2)));
        byte[] offsets = [0, 0, 0, 0, 4, 0, 0, 0, 8, 0, 0, 0];
        var at = stream.AsSpan().IndexOf(offsets);
        Assert.True(at > 0, "The stream holds no such offsets.");
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(stream.AsSpan(at + sizeof(int)), offset);
        var answer = await server.PostAsync(Path, stream, Type);
        Assert.Equal(400, answer.Status);
        Assert.Contains("'id' claims cells beyond its buffers", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_claims_more_than_its_message_holds_is_refused_before_memory_is_reserved_for_it()
    {
        await using var server = await LiveServer.StartAsync();
        var stream = Stream(("id", Text("a", "b")), ("distance", Numbers(1, 2)));
        byte[] nodes = [2, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        var at = stream.AsSpan().IndexOf(nodes);
        Assert.True(at > 0, "The stream holds no such list.");
        stream[at + 3] = 0x31;
        var answer = await server.PostAsync(Path, stream, Type);
        Assert.Equal(400, answer.Status);
        Assert.Contains("claims a list of 822083586 items", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_bytes_are_refused_and_never_as_a_fault_of_the_server()
    {
        await using var server = await LiveServer.StartAsync();
        var random = new Random(11);
        var whole = Stream(("id", Text("a", "b")), ("depot", Category("d1", "d2")), ("distance", Numbers(1, 2)));
        for (var round = 0; round < 250; round++)
        {
            var bytes = whole.ToArray();
            for (var hit = random.Next(1, 6); hit > 0; hit--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var answer = await server.PostAsync(Path, bytes[..(random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length)], Type);
            Assert.True(answer.Status is 202 or 400, $"{answer.Status} {Convert.ToBase64String(bytes)}");
        }
    }

    internal static byte[] Stream(params (string Name, IArrowArray Cells)[] columns)
    {
        var schema = new Schema(columns.Select(column => new Field(column.Name, column.Cells.Data.DataType, nullable: true)), null);
        using var stream = new MemoryStream();
        using (var writer = new ArrowStreamWriter(stream, schema, leaveOpen: true))
        {
            writer.WriteRecordBatch(new RecordBatch(schema, columns.Select(column => column.Cells), columns[0].Cells.Length));
            writer.WriteEnd();
        }

        return stream.ToArray();
    }

    private static StringArray Text(params string?[] texts) => new StringArray.Builder().AppendRange(texts).Build();

    private static DoubleArray Numbers(params double[] numbers) => new DoubleArray.Builder().AppendRange(numbers).Build();

    private static DictionaryArray Category(params string[] texts) => new(
        new DictionaryType(Int8Type.Default, StringType.Default, ordered: false), new Int8Array.Builder().AppendRange(Enumerable.Range(0, texts.Length).Select(at => (sbyte)at)).Build(), Text(texts));
}
