using System.Text.Json;

namespace Perennial.App.Tests.Api.Notify;

/// <summary>A message as it came.</summary>
internal sealed record ReceivedMessage(byte[] Body, string Path, int Answered, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Id => Headers["webhook-id"];
}
