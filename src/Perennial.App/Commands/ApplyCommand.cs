using System.CommandLine;
using Perennial.Adapters.Yaml;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary><c>apply</c>: declares a model, or changes its declaration.</summary>
internal static class ApplyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, and write nothing." };
        var each = new Option<string[]>("--each") { Description = "For a file with for_each: the values to declare a model for.", HelpName = "VALUE", AllowMultipleArgumentsPerToken = true };
        var asOf = InstantOption.Create("--as-of", "For a past that is imported and played: declare the model as of this time. Only before anything was journaled.");
        var command = new Command("apply", """
            Declare a model by its file, or change what is declared. Says what changes, and what a retrain must bring to pay. Applying the same file again changes nothing.

            Examples: perennial apply -f model.yaml --dry-run
                      perennial apply -f model.yaml
            """)
        {
            CommandOptions.File, dryRun, each, asOf, CommandOptions.Actor, CommandOptions.Json,
        };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            var model = ModelFile.Read(parsed.GetValue(CommandOptions.File)!);
            foreach (var one in Declared(model, parsed.GetValue(each) ?? []))
            {
                Write(terminal, Apply(one, parsed, parsed.GetValue(dryRun), parsed.GetValue(asOf)), parsed.GetValue(CommandOptions.Json));
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static IReadOnlyList<ModelDeclaration> Declared(ModelDeclaration model, string[] values) => (model.ForEach, values.Length) switch
    {
        (null, 0) => [model],
        (null, _) => throw new FaultException($"--each is for a file with 'for_each'; '{model.Model}' is one model."),
        (var column, 0) => throw new FaultException($"'{model.Model}' declares a model for each {column}: say for which values, as in --each north south."),
        _ => Fleets.Members(model, values),
    };

    private static ApplyView Apply(ModelDeclaration model, ParseResult parsed, bool dryRun, DateTimeOffset? asOf)
    {
        var data = parsed.GetValue(CommandOptions.Data)!;
        if (dryRun && !ExistingFolder.Is(data))
        {
            return ApplyView.Of(model, ModelState.Start, dryRun);
        }

        var actor = Person.Checked(parsed.GetValue(CommandOptions.Actor)!);
        using var house = Composition.Open(data);
        return ApplyJob.Run(house, model, actor, dryRun, asOf);
    }

    private static void Write(Terminal terminal, ApplyView view, bool json)
    {
        if (json)
        {
            JsonText.Write(terminal, view);
            return;
        }

        foreach (var line in view.Lines())
        {
            terminal.Say(line);
        }
    }
}
