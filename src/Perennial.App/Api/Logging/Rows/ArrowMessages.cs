using System.Buffers.Binary;

namespace Perennial.App.Api.Logging.Rows;

/// <summary>Whether the messages of an Arrow stream hold what they claim: the library reserves memory for lists as long as a message says, before it looks for their items.</summary>
/// <remarks>The tables are those of Arrow's Message.fbs and Schema.fbs; a slot is the place of a field there.</remarks>
internal static class ArrowMessages
{
    private const int Continues = -1;
    private const byte Schema = 1;
    private const byte Dictionary = 2;
    private const byte Batch = 3;
    private const int OffsetBytes = sizeof(int);
    private const int PairBytes = 2 * sizeof(long);

    /// <summary>Looks at every message.</summary>
    /// <exception cref="ApiException">One claims more than it holds, or has a column with columns inside: status 400.</exception>
    public static void MustFit(ReadOnlySpan<byte> stream)
    {
        for (var at = 0; at + sizeof(int) <= stream.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(stream[at..]);
            at += sizeof(int);
            if (length == Continues)
            {
                length = BinaryPrimitives.ReadInt32LittleEndian(stream[at..]);
                at += sizeof(int);
            }

            if (length == 0)
            {
                return;
            }

            var body = Look(FlatTable.Root(stream.Slice(at, length)));
            at = checked(at + length + (int)body);
        }
    }

    /// <summary>Looks at one message.</summary>
    /// <returns>How many bytes of cells follow it.</returns>
    private static long Look(FlatTable message)
    {
        const int Kind = 1, Header = 2, Body = 3, Notes = 4;
        var (kind, body) = (message.Byte(Kind), message.Long(Body));
        message.Count(Notes, OffsetBytes);
        switch (kind)
        {
            case Schema when body == 0:
                LookAtSchema(message.Table(Header));
                break;
            case Dictionary when body >= 0:
                LookAtBatch(message.Table(Header).Table(1));
                break;
            case Batch when body >= 0:
                LookAtBatch(message.Table(Header));
                break;
            default:
                throw new ApiException(400, $"The stream has a message of kind {kind} with {body} bytes of cells. It has a schema, dictionaries and record batches.");
        }

        return body;
    }

    private static void LookAtSchema(FlatTable schema)
    {
        const int Fields = 1, Notes = 2, Children = 5, FieldNotes = 6;
        schema.Count(Notes, OffsetBytes);
        for (var place = schema.Count(Fields, OffsetBytes) - 1; place >= 0; place--)
        {
            var field = schema.Item(Fields, place);
            field.Count(FieldNotes, OffsetBytes);
            if (field.Count(Children, OffsetBytes) > 0)
            {
                throw new ApiException(400, $"Column {place} (from 0) of the stream has columns inside. Send numbers, texts and times, each in a column of its own.");
            }
        }
    }

    private static void LookAtBatch(FlatTable batch)
    {
        const int Nodes = 1, Buffers = 2, Views = 4;
        batch.Count(Nodes, PairBytes);
        var buffers = batch.Count(Buffers, PairBytes);
        for (var place = batch.Count(Views, sizeof(long)) - 1; place >= 0; place--)
        {
            var own = batch.Number(Views, place);
            if (own < 0 || own > buffers)
            {
                throw new ApiException(400, $"A column of views claims {own} buffers; its batch has {buffers}.");
            }
        }
    }
}
