using System.Text.Json;

namespace Perennial.App.Tests.Commands;

[Collection(CommandLine.Turns)]
public sealed class KeysCommandTests : IDisposable
{
    private readonly string data = Path.Combine(Directory.CreateTempSubdirectory("perennial-keys-").FullName, "data");

    [Fact]
    public async Task A_key_is_shown_once_and_no_file_holds_it()
    {
        var (code, text, error) = await RunAsync("keys", "create", "--name", "ci", "--role", "sender", "--model", "flight-delay");
        Assert.Equal(0, code);
        Assert.Matches("^pk_[0-9a-f]{12}_[A-Za-z0-9_-]{43}\n$", text);
        Assert.Contains("shown once", error, StringComparison.Ordinal);
        var secret = System.Text.Encoding.UTF8.GetBytes(text.Trim()[16..]);
        Assert.All(Directory.EnumerateFiles(data), file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(secret)));
        var (_, json, _) = await RunAsync("keys", "list", "--json");
        var key = JsonDocument.Parse(json).RootElement[0];
        Assert.Equal(["flight-delay"], key.GetProperty("models").EnumerateArray().Select(model => model.GetString()));
        Assert.Equal(text[..15], key.GetProperty("prefix").GetString());
    }

    [Theory]
    [InlineData("driver", "sender", "is no person's name")]
    [InlineData("ci", "root", "There is no role 'root'")]
    [InlineData("ann", "admin", "has a key already")]
    public async Task What_may_not_be_is_refused(string name, string role, string words)
    {
        await RunAsync("keys", "create", "--name", "ann", "--role", "admin");
        var (code, _, error) = await RunAsync("keys", "create", "--name", name, "--role", role);
        Assert.Equal(1, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_name_may_have_a_key_again_and_one_without_a_key_cannot_be_revoked()
    {
        await RunAsync("keys", "create", "--name", "ann", "--role", "admin", "--expires", "90d");
        Assert.Equal(0, (await RunAsync("keys", "revoke", "ann")).Code);
        Assert.Contains("keys of: nobody", (await RunAsync("keys", "revoke", "ann")).Error, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("keys", "create", "--name", "ann", "--role", "viewer")).Code);
        var (_, table, _) = await RunAsync("keys", "list");
        Assert.Contains("revoked", table, StringComparison.Ordinal);
        Assert.Contains("active", table, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(data)!, recursive: true);

    private Task<(int Code, string Out, string Error)> RunAsync(params string[] line) => CommandLine.RunAsync([.. line, "--data", data]);
}
