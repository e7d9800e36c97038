using System.Text.Json;

namespace Perennial.App.Tests.Api;

/// <summary>What a server said.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Body">Its JSON.</param>
internal sealed record LiveAnswer(int Status, JsonElement Body)
{
    /// <summary>The reason of a refusal.</summary>
    public string Error => Body.GetProperty("error").GetString()!;
}
