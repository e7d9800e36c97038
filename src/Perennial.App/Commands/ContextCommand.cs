using System.CommandLine;
using System.Collections.Immutable;
using Perennial.App.Servers;
using Perennial.Terms;
using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary><c>context</c>: the servers that a person works with.</summary>
internal static class ContextCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) => new("context", """
        The servers you work with. One in use is asked by every command that names no place itself; --server NAME asks another, and --data DIR a folder of this machine. Kept with the keys in ~/.config/perennial/contexts.json, which only you may read.

        Examples: perennial context add prod --url https://perennial.example.com --key-file /dev/stdin
                  perennial context use prod
        """)
    {
        Add(terminal), Use(terminal), List(terminal), Remove(terminal),
    };

    private static Command Add(Terminal terminal)
    {
        var name = Name();
        var url = new Option<Uri>("--url") { Description = "Where it answers.", HelpName = "URL", Required = true, CustomParser = result => new Uri(result.Tokens[0].Value) };
        var key = new Option<string?>("--key-file") { Description = "A file that holds the key; /dev/stdin takes it from standard input. A key on the command line would be seen by others.", HelpName = "FILE" };
        url.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(Uri.TryCreate(text, UriKind.Absolute, out var at) && at.Scheme is "http" or "https"))
            {
                result.AddError($"--url is '{text}'. Write it as https://perennial.example.com or http://127.0.0.1:8080.");
            }
        });
        var command = new Command("add", "Add a server, or change one.") { name, url, key };
        command.SetAction((parsed, _) => Change(terminal, known =>
        {
            var file = parsed.GetValue(key);
            var text = file is null ? null : File.ReadAllText(file).Trim();
            terminal.Say($"'{parsed.GetValue(name)}' is {parsed.GetValue(url)}{(text is null ? ", asked without a key" : string.Empty)}.");
            return known with { Contexts = known.Contexts.ToImmutableSortedDictionary().SetItem(parsed.GetValue(name)!, new ServerContext(parsed.GetValue(url)!, text)) };
        }));
        return command;
    }

    private static Command Use(Terminal terminal)
    {
        var name = Name();
        var command = new Command("use", "Ask this server from now on.") { name };
        command.SetAction((parsed, _) => Change(terminal, known =>
        {
            Demand(known, parsed.GetValue(name)!);
            terminal.Say($"Commands ask '{parsed.GetValue(name)}' from now on.");
            return known with { Current = parsed.GetValue(name) };
        }));
        return command;
    }

    private static Command Remove(Terminal terminal)
    {
        var name = Name();
        var command = new Command("remove", "Forget a server and its key.") { name };
        command.SetAction((parsed, _) => Change(terminal, known =>
        {
            var gone = parsed.GetValue(name)!;
            Demand(known, gone);
            terminal.Say($"'{gone}' is forgotten{(known.Current == gone ? "; commands look at this machine's data folder again" : string.Empty)}.");
            return new ServerContexts(known.Current == gone ? null : known.Current, known.Contexts.ToImmutableSortedDictionary().Remove(gone));
        }));
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var command = new Command("list", "Every server, and which is in use. Keys are not shown.");
        command.SetAction((_, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            var known = OfPerson().Read();
            var table = new Table().AddColumns("in use", "name", "url", "key");
            foreach (var (name, context) in known.Contexts.OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                table.AddRow(new Text(name == known.Current ? "*" : string.Empty), new Text(name), new Text(context.Url.ToString()), new Text(context.Key is null ? "none" : "yes"));
            }

            terminal.Say(table);
            return ExitCode.Done;
        }));
        return command;
    }

    private static void Demand(ServerContexts known, string name)
    {
        if (!known.Contexts.ContainsKey(name))
        {
            throw new FaultException($"There is no server '{name}'. There are: {(known.Contexts.Count == 0 ? "none" : string.Join(", ", known.Contexts.Keys.Order(StringComparer.Ordinal)))}. Add one: perennial context add {name} --url URL");
        }
    }

    private static Task<int> Change(Terminal terminal, Func<ServerContexts, ServerContexts> change) => CommandRun.GuardedAsync(terminal, () =>
    {
        var file = OfPerson();
        file.Write(change(file.Read()));
        return ExitCode.Done;
    });

    private static Argument<string> Name() => new("NAME") { Description = "What you call it." };

    private static ContextFile OfPerson() => ContextFile.OfPerson(Environment.GetEnvironmentVariable);
}
