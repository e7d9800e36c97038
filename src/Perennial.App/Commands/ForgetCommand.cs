using System.CommandLine;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary><c>forget</c>: erases every row of one entity.</summary>
internal static class ForgetCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("MODEL") { Description = "The model." };
        var entity = new Option<string>("--entity") { Description = "Whose rows, as predictions name it.", HelpName = "ID", Required = true };
        var command = new Command("forget", """
            Erase every row of one entity from the inbox and the log of a model. The journal keeps how many rows went, and not whose. No driver of this folder may run meanwhile.

            Example: perennial forget flight-delay --entity JFK --reason "request 118"
            """)
        {
            name, entity, CommandOptions.Reason, CommandOptions.Actor, CommandOptions.Json,
        };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            var (whose, reason) = (parsed.GetValue(entity)!, parsed.GetValue(CommandOptions.Reason)!);
            Check(whose, reason);
            using var model = ChosenModel.Open(parsed, parsed.GetValue(name));
            var seen = new ForgetJob(model.House, model.Name, whose).Run(model.Now, Person.Checked(parsed.GetValue(CommandOptions.Actor)!), reason);
            if (parsed.GetValue(CommandOptions.Json))
            {
                JsonText.Write(terminal, seen);
            }
            else
            {
                terminal.Say(string.Join('\n', seen.Lines()));
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static void Check(string entity, string reason)
    {
        if (entity.Length == 0)
        {
            throw new FaultException("--entity is empty. Name the entity as predictions name it.");
        }

        if (reason.Contains(entity, StringComparison.OrdinalIgnoreCase))
        {
            throw new FaultException("--reason names the entity, and the journal keeps a reason for good. Say why without naming it, such as the number of a request.");
        }
    }
}
