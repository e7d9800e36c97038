using System.Text.Json;
using Perennial.App.Commands;
using Perennial.Terms;

namespace Perennial.App.Servers;

/// <summary>The file of servers in a person's settings: <c>~/.config/perennial/contexts.json</c>. It holds keys, so nobody else may read it.</summary>
/// <param name="path">Where it is.</param>
internal sealed class ContextFile(string path)
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>That of the person who runs this program.</summary>
    public static ContextFile OfPerson(Func<string, string?> environment) => new(Path.Combine(
        environment("XDG_CONFIG_HOME") is { Length: > 0 } settings ? settings : Path.Combine(environment("HOME") ?? ".", ".config"), "perennial", "contexts.json"));

    /// <summary>What it says; nothing where it is missing.</summary>
    /// <exception cref="FaultException">Others may read it, or it is damaged.</exception>
    public ServerContexts Read()
    {
        if (!File.Exists(path))
        {
            return ServerContexts.None;
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(Own | UnixFileMode.UserExecute)) != 0)
        {
            throw new FaultException($"'{path}' holds keys, and others than you may read it. Run: chmod 600 {path}");
        }

        try
        {
            return JsonSerializer.Deserialize<ServerContexts>(File.ReadAllText(path), JsonSerializerOptions.Web) is { Contexts: not null } read ? read : throw new JsonException("it holds no contexts");
        }
        catch (JsonException damage)
        {
            throw new FaultException($"'{path}' cannot be read: {damage.Message} Delete it, and add the servers again: perennial context add NAME --url URL", damage);
        }
    }

    /// <summary>Writes it anew, as a whole.</summary>
    public void Write(ServerContexts contexts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = path + ".draft";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Own;
        }

        using (var stream = new FileStream(draft, options))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(JsonText.Of(contexts));
        }

        File.Move(draft, path, overwrite: true);
    }
}
