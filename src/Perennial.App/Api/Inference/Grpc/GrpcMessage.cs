using global::Grpc.Core;
using Google.Protobuf;

namespace Perennial.App.Api.Inference.Grpc;

/// <summary>Reads and writes messages.</summary>
internal static class GrpcMessage
{
    /// <summary>For one kind of message. What is no such message is the caller's fault: INVALID_ARGUMENT.</summary>
    public static Marshaller<T> Of<T>(MessageParser<T> parser) where T : class, IMessage<T>, IBufferMessage => Marshallers.Create(Write, context => Read(parser, context));

    private static void Write<T>(T message, SerializationContext context) where T : class, IMessage<T>, IBufferMessage
    {
        context.SetPayloadLength(message.CalculateSize());
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }

    private static T Read<T>(MessageParser<T> parser, DeserializationContext context) where T : class, IMessage<T>, IBufferMessage
    {
        try
        {
            return parser.ParseFrom(context.PayloadAsReadOnlySequence());
        }
        catch (Exception bad) when (bad is InvalidProtocolBufferException or ArgumentException)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"The bytes are no {typeof(T).Name}: {bad.Message}"));
        }
    }
}
