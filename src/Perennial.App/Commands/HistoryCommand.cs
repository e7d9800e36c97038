using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Perennial.Registry;

namespace Perennial.App.Commands;

/// <summary><c>history</c>: what happened to a model, and how it was at a time.</summary>
internal static class HistoryCommand
{
    private static readonly Option<bool> All = new("--all") { Description = "Every event, also what happens each day." };

    private static readonly Option<DateTimeOffset?> At = new("--at")
    {
        Description = "How it was at this time: who answered, since when and why, and what went on. UTC, unless it says otherwise.",
        HelpName = "TIME",
        CustomParser = Time,
    };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = ViewCommand.Create<object>(
            terminal,
            "history",
            """
            What happened to a model, one line each: when, what, by whom, and what caused it.

            Examples: perennial history
                      perennial history --at "2001-03-01 12:00"
            """,
            (parsed, model) => parsed.GetValue(At) is { } time
                ? PastView.Of(model, time)
                : HistoryLine.Of(model.History, parsed.GetValue(All)),
            Tell);
        command.Options.Add(All);
        command.Options.Add(At);
        return command;
    }

    private static void Tell(Terminal terminal, object seen)
    {
        var lines = seen is PastView past ? past.Lines() : ((IReadOnlyList<HistoryLine>)seen).Select(Line);
        foreach (var line in lines)
        {
            terminal.Say(line);
        }
    }

    private static string Line(HistoryLine line)
    {
        var by = line.Actor == Turn.Driver ? string.Empty : $" (by {line.Actor})";
        var cause = line.Cause is null ? string.Empty : $" [{line.Cause}]";
        return $"{Words.Of(line.At)}  {line.What}{by}{cause}";
    }

    private static DateTimeOffset? Time(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return time;
        }

        result.AddError($"--at takes a time such as 2001-03-01 or '2001-03-01 12:00', not '{text}'.");
        return null;
    }
}
