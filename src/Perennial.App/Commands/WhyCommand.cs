using System.CommandLine;
using Perennial.Decide;
using Perennial.Terms;
using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary><c>why</c>: a decision in plain words.</summary>
internal static class WhyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var number = new Argument<long?>("DECISION")
        {
            Description = "Its number. It may be left out: the newest that did something.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = ViewCommand.Create(
            terminal,
            "why",
            """
            A decision in plain words: what every trigger said, what stood in the way, what each alternative costs, and what became of it.

            Examples: perennial why
                      perennial why 12 --json
            """,
            (parsed, model) => WhyView.Of(model, parsed.GetValue(number)),
            Tell);
        command.Arguments.Add(number);
        return command;
    }

    private static void Tell(Terminal terminal, WhyView why)
    {
        var decision = why.Decision;
        terminal.Say($"Decision {why.Number} about '{why.Model}', {Words.Of(why.At)} UTC: {What(decision)}");
        terminal.Say($"Because {decision.Because}.");
        if (why.Request is { } request)
        {
            terminal.Say($"Asked by {request.Actor}, {Words.Of(request.At)} UTC.");
        }

        terminal.Say($"In the way: {decision.Blocked ?? "nothing"}.");
        TellVotes(terminal, decision);
        TellAlternatives(terminal, why);
        TellWhatBecame(terminal, why);
    }

    private static string What(Decision decision) => decision switch
    {
        { Action: ActionKind.Retrain, Trigger: { } trigger } => $"retrain, by trigger '{Words.Of(trigger)}'",
        { Action: ActionKind.Reuse } => $"go back to version {decision.Reuse}",
        _ => "keep the champion",
    };

    private static void TellVotes(Terminal terminal, Decision decision)
    {
        terminal.Say(string.Empty);
        terminal.Say("What each trigger said:");
        foreach (var vote in decision.Votes)
        {
            var says = vote.Says switch { Outcome.Pass => "yes", Outcome.Fail => "no", _ => "not enough evidence" };
            terminal.Say($"  {Words.Of(vote.Trigger)}: {says}: {vote.Because}");
        }
    }

    private static void TellAlternatives(Terminal terminal, WhyView why)
    {
        terminal.Say(string.Empty);
        terminal.Say("What each alternative costs:");
        var table = new Table().AddColumns("  alternative", "at once", "lost per day from then on");
        foreach (var one in why.Decision.Alternatives)
        {
            table.AddRow(
                new Text("  " + Words.Of(one.Action) + (one.Version is { } version ? $" version {version}" : string.Empty)),
                new Text(new Money(one.Once, why.Currency).ToString()),
                new Text(one.PerDay is { } lost ? new Money(lost, why.Currency).ToString() : "not known yet"));
        }

        terminal.Say(table);
    }

    private static void TellWhatBecame(Terminal terminal, WhyView why)
    {
        terminal.Say(string.Empty);
        terminal.Say(why.Became.Count == 0 ? "What became of it: nothing was done." : "What became of it:");
        foreach (var line in why.Became)
        {
            terminal.Say($"  {Words.Of(line.At)}  {line.What}");
        }
    }
}
