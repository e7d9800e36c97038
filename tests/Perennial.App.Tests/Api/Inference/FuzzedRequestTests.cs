using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Perennial.App.Tests.Api.Inference;

/// <summary>Whatever is sent, the caller is told what was wrong with it. <c>PERENNIAL_FUZZ</c> says how many requests are sent each way; the default is 1,000.</summary>
[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class FuzzedRequestTests(InferenceServer server) : IClassFixture<InferenceServer>
{
    private const int Seed = 20261123;

    /// <summary>OK, INVALID_ARGUMENT, NOT_FOUND.</summary>
    private static readonly int[] Allowed = [0, 3, 5];

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("PERENNIAL_FUZZ") ?? "1000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Over_http_it_is_answered_or_refused_in_one_shape()
    {
        var requests = new FuzzedRequests(Seed);
        var answered = 0;
        for (var at = 0; at < Count; at++)
        {
            var (path, body, length) = requests.Http();
            var (status, text) = await PostAsync(path, body, length);
            var said = JsonDocument.Parse(text).RootElement;
            Assert.True(status == 200 ? length is not null || said.TryGetProperty("outputs", out _) : status is >= 400 and < 500 && said.GetProperty("error").GetString()!.Length > 10, $"request {at} to {path} got {status} {text}\n{System.Text.Encoding.UTF8.GetString(body)}");
            answered += status == 200 ? 1 : 0;
        }

        Assert.InRange(answered, Count / 20, Count * 9 / 10);
    }

    [Fact]
    public async Task Over_grpc_it_is_answered_or_refused_with_a_status_that_blames_the_caller()
    {
        var requests = new FuzzedRequests(Seed + 1);
        var answered = 0;
        for (var at = 0; at < Count; at++)
        {
            var message = requests.Message();
            var (status, words, _) = await server.Grpc.CallAsync("ModelInfer", message);
            Assert.True(Allowed.Contains(status) && (status == 0 || words.Length > 10), $"request {at} got {status} '{words}': {Convert.ToHexString(message)}");
            answered += status == 0 ? 1 : 0;
        }

        Assert.InRange(answered, Count / 20, Count * 9 / 10);
    }

    private async Task<(int Status, string Text)> PostAsync(string path, byte[] body, string? length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        if (length is not null)
        {
            request.Headers.Add("Inference-Header-Content-Length", length);
        }

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var json = response.Headers.TryGetValues("Inference-Header-Content-Length", out var said) ? int.Parse(said.First(), CultureInfo.InvariantCulture) : bytes.Length;
        return ((int)response.StatusCode, System.Text.Encoding.UTF8.GetString(bytes, 0, json));
    }
}
