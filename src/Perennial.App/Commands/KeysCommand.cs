using System.CommandLine;
using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Adapters.Yaml;
using Perennial.Terms;
using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary><c>keys</c>: who may ask the server.</summary>
internal static class KeysCommand
{
    private const string Once = "This is the key; it is shown once, and only its SHA-256 is kept.";

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) => new("keys", """
        Who may ask the server: keys with a role, for all models or for some. As soon as there was a key, every request needs one. Roles, each with what those before it may: viewer, sender, operator, approver, admin.

        Examples: perennial keys create --name ci --role sender --model flight-delay
                  perennial keys rotate ci --overlap 1d
        """)
    {
        Make(terminal), List(terminal), Rotate(terminal), Revoke(terminal),
    };

    private static Command Make(Terminal terminal)
    {
        var name = new Option<string>("--name") { Description = "Whose it is, as histories will name them.", HelpName = "NAME", Required = true };
        var role = new Option<string>("--role") { Description = "What it allows.", HelpName = "viewer|sender|operator|approver|admin", Required = true };
        var models = new Option<string[]>("--model", "-m") { Description = "For which models; a name may end in *. The default is all.", HelpName = "MODEL" };
        var expires = new Option<string?>("--expires") { Description = "How long it opens, such as 90d. The default is for good.", HelpName = "DURATION" };
        var command = new Command("create", "Make a key.") { name, role, models, expires, CommandOptions.Actor, CommandOptions.Json };
        command.SetAction((parsed, _) => Run(terminal, parsed, keys => Tell(terminal, parsed, keys.Create(
            parsed.GetValue(name)!, parsed.GetValue(role)!, parsed.GetValue(models) ?? [], Duration("--expires", parsed.GetValue(expires)), parsed.GetValue(CommandOptions.Actor)!))));
        return command;
    }

    private static Command Rotate(Terminal terminal)
    {
        var name = Name();
        var overlap = new Option<string>("--overlap") { Description = "How long the old text opens yet.", HelpName = "DURATION", DefaultValueFactory = _ => "1d" };
        var command = new Command("rotate", "Give a key a new text.") { name, overlap, CommandOptions.Actor, CommandOptions.Json };
        command.SetAction((parsed, _) => Run(terminal, parsed, keys => Tell(terminal, parsed, keys.Rotate(
            parsed.GetValue(name)!, Duration("--overlap", parsed.GetValue(overlap))!.Value, parsed.GetValue(CommandOptions.Actor)!))));
        return command;
    }

    private static Command Revoke(Terminal terminal)
    {
        var name = Name();
        var command = new Command("revoke", "End all keys of a name, from the next request on.") { name };
        command.SetAction((parsed, _) => Run(terminal, parsed, keys =>
        {
            var count = keys.Revoke(parsed.GetValue(name)!);
            terminal.Say($"{(count == 1 ? "The key" : $"{count} keys")} of '{parsed.GetValue(name)}' {(count == 1 ? "opens" : "open")} nothing any more.");
        }));
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var command = new Command("list", "Every key there ever was.") { CommandOptions.Json };
        command.SetAction((parsed, _) => Run(terminal, parsed, keys =>
        {
            if (parsed.GetValue(CommandOptions.Json))
            {
                JsonText.Write(terminal, keys.All());
                return;
            }

            var table = new Table();
            Array.ForEach(["name", "role", "models", "key", "state", "made", "by", "ends", "used"], column => table.AddColumn(new TableColumn(column)));
            foreach (var key in keys.All())
            {
                table.AddRow(Cells(key).Select(text => new Text(text)));
            }

            terminal.Say(table);
        }));
        return command;
    }

    private static IEnumerable<string> Cells(KeyView key) =>
    [
        key.Name, key.Role, key.Models is null ? "all" : string.Join(", ", key.Models), key.Prefix, key.State, Words.Of(key.CreatedAt), key.CreatedBy,
        key.ExpiresAt is { } end ? Words.Of(end) : "never", key.UsedAt is { } used ? Words.Of(used) : "never",
    ];

    private static Argument<string> Name() => new("NAME") { Description = "Whose key." };

    private static Task<int> Run(Terminal terminal, ParseResult parsed, Action<KeyJob> work) => CommandRun.GuardedAsync(terminal, () =>
    {
        using var store = new SqliteKeyStore(DataFolder.Open(parsed.GetValue(CommandOptions.Data)!, TimeProvider.System));
        work(new KeyJob(store, TimeProvider.System.GetUtcNow()));
        return ExitCode.Done;
    });

    private static void Tell(Terminal terminal, ParseResult parsed, NewKeyView key)
    {
        if (parsed.GetValue(CommandOptions.Json))
        {
            JsonText.Write(terminal, key);
            return;
        }

        terminal.Say(key.Key);
        terminal.Error.WriteLine(key.Before is { } end ? $"{Once} Earlier texts open until {Words.Of(end)} UTC." : Once);
    }

    private static TimeSpan? Duration(string option, string? text) => text is null ? null
        : Durations.TryParse(text, out var duration) && duration >= TimeSpan.Zero ? duration
        : throw new FaultException($"{option} is '{text}', which is no duration. Give a whole number and a unit of w, d, h, m, s, such as 30d.");
}
