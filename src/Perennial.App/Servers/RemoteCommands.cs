using System.CommandLine;
using System.CommandLine.Parsing;
using Perennial.App.Api.Access;

namespace Perennial.App.Servers;

/// <summary>Every command of the command line, and how it stands to a server.</summary>
internal static class RemoteCommands
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<RemoteCommand> All { get; } =
    [
        Local("demo", "it replays a sample on the machine where it is typed"),
        Local("replay", "it replays a history on the machine where it is typed, and touches no model that serves"),
        Local("backtest", "it plays policies on a matrix on the machine where it is typed, and needs no model"),
        Local("drift", "it compares two files and needs no model"),
        Local("serve", "it is the server"),
        Local("backup", "it writes a folder beside the server's: run it on that machine with --data"),
        Local("restore", "it makes a data folder: run it on the machine that is to hold it"),
        Local("context add", "it says which servers there are"),
        Local("context use", "it says which servers there are"),
        Local("context list", "it says which servers there are"),
        Local("context remove", "it says which servers there are"),
        new("plan", Role.Viewer) { Reads = ["--file"] },
        new("status", Role.Viewer),
        new("versions", Role.Viewer),
        new("why", Role.Viewer),
        new("history", Role.Viewer),
        new("card", Role.Viewer) { Writes = ["--output"] },
        new("evaluate", Role.Viewer),
        new("dataset list", Role.Viewer),
        new("dataset show", Role.Viewer),
        new("dataset diff", Role.Viewer),
        new("dataset export", Role.Operator) { Writes = ["--to"] },
        new("lineage", Role.Viewer),
        new("costs", Role.Viewer),
        new("audit", Role.Viewer),
        new("verify", Role.Operator) { Whole = true },
        new("reproduce", Role.Operator),
        new("export-version", Role.Operator) { Writes = ["--to"] },
        new("import-version", Role.Operator) { Reads = ["FILE"], Drives = Driven.Model },
        new("register", Role.Operator) { Reads = ["--artifact", "--categories", "--trained-on"], More = (["--promote", "--challenge"], Role.Approver) },
        new("hand-in", Role.Operator) { Reads = ["--artifact", "--categories"] },
        new("import", Role.Operator) { Reads = ["FILE", "--labels"], Drives = Driven.Model },
        new("turn", Role.Operator) { Drives = Driven.Model },
        new("retrain", Role.Operator),
        new("rollback", Role.Operator),
        new("quarantine", Role.Operator),
        new("release", Role.Operator),
        new("freeze", Role.Operator),
        new("unfreeze", Role.Operator),
        new("approve", Role.Approver),
        new("refuse", Role.Approver),
        new("promote", Role.Approver),
        new("rollout", Role.Approver),
        new("rollout promote", Role.Approver),
        new("rollout abort", Role.Operator),
        new("rollout pause", Role.Operator),
        new("rollout resume", Role.Operator),
        new("reject", Role.Operator),
        new("apply", Role.Admin) { Reads = ["--file"] },
        new("forget", Role.Admin) { Drives = Driven.Everything },
        new("gc", Role.Admin) { Drives = Driven.Everything, Whole = true },
        new("keys create", Role.Admin) { Whole = true },
        new("keys list", Role.Admin) { Whole = true },
        new("keys rotate", Role.Admin) { Whole = true },
        new("keys revoke", Role.Admin) { Whole = true },
    ];

    /// <summary>The row of a parsed line; null where the line names no command.</summary>
    public static RemoteCommand? Of(ParseResult parsed)
    {
        var name = string.Join(' ', Words(parsed.CommandResult).Reverse());
        return All.FirstOrDefault(one => one.Name == name);
    }

    /// <summary>The values that a symbol of a row has in a line, as tokens; none where it is not said.</summary>
    public static IReadOnlyList<Token> Said(ParseResult parsed, string symbol)
    {
        var command = parsed.CommandResult.Command;
        SymbolResult? result = command.Options.FirstOrDefault(one => one.Name == symbol) is { } option ? parsed.GetResult(option)
            : command.Arguments.FirstOrDefault(one => one.Name == symbol) is { } argument ? parsed.GetResult(argument)
            : null;
        return result?.Tokens ?? [];
    }

    private static IEnumerable<string> Words(SymbolResult? result)
    {
        for (; result is CommandResult { Parent: not null } command; result = command.Parent)
        {
            yield return command.Command.Name;
        }
    }

    private static RemoteCommand Local(string name, string why) => new(name, Role.Anyone) { Here = why };
}
