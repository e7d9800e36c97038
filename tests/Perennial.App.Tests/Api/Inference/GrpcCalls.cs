using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace Perennial.App.Tests.Api.Inference;

/// <summary>Calls the service in bytes over HTTP/2, so that a message may be anything.</summary>
internal sealed class GrpcCalls(Uri address) : IDisposable
{
    private const int PrefixBytes = 5;
    private readonly HttpClient client = new() { BaseAddress = address };

    public void Dispose() => client.Dispose();

    /// <summary>Calls a method with a message.</summary>
    /// <returns>The status, 0 for OK; its words; and the answer's bytes.</returns>
    public async Task<(int Status, string Words, byte[] Answer)> CallAsync(string method, byte[] message)
    {
        var frame = new byte[PrefixBytes + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, PrefixBytes);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/inference.GRPCInferenceService/{method}")
        {
            Content = new ByteArrayContent(frame),
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.ParseAdd("trailers");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return (int.Parse(Told(response, "grpc-status")), Uri.UnescapeDataString(Told(response, "grpc-message")), answer.Length > PrefixBytes ? answer[PrefixBytes..] : []);
    }

    /// <summary>Calls a method and reads the answer, which must be there.</summary>
    public async Task<T> CallAsync<T>(string method, IMessage message, MessageParser<T> parser) where T : IMessage<T>
    {
        var (status, words, answer) = await CallAsync(method, message.ToByteArray());
        Assert.True(status == 0, words);
        return parser.ParseFrom(answer);
    }

    private static string Told(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var trailing) ? trailing.First()
        : response.Headers.TryGetValues(name, out var leading) ? leading.First()
        : string.Empty;
}
