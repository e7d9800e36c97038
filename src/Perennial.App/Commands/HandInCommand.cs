using System.CommandLine;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary><c>hand-in</c>: brings what a training system elsewhere made of a run.</summary>
internal static class HandInCommand
{
    private const string Description =
        """
        Hand in what a training system elsewhere made of a run (train.trainer: external), or say that it made nothing. The artifact is loaded and asked in a process of its own before it is taken; the next turn judges it by the gates of the model's file. The same again changes nothing.

        Examples: perennial hand-in flight-delay --run 7 --artifact model.onnx
                  perennial hand-in flight-delay --run 7 --failed "no machine was free"
        """;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string>("MODEL") { Description = "The model." };
        var run = new Option<int>("--run") { Description = "The run, as the training system was told.", HelpName = "N", Required = true };
        var artifact = new Option<string?>("--artifact") { Description = "The file that holds the version: an ONNX graph, LightGBM's text, or ML.NET's zip.", HelpName = "PATH" };
        var categories = new Option<string?>("--categories") { Description = "For LightGBM: JSON with the categories of each categorical feature in the order of their codes.", HelpName = "FILE" };
        var failed = new Option<string?>("--failed") { Description = "Why there is no version.", HelpName = "REASON" };
        var command = new Command("hand-in", Description) { model, run, artifact, categories, failed, CommandOptions.Actor };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            var job = (parsed.GetValue(artifact), parsed.GetValue(failed)) switch
            {
                ({ } path, null) => new HandInJob(parsed.GetValue(run)) { Artifact = path, Categories = parsed.GetValue(categories) },
                (null, { Length: > 0 } reason) => new HandInJob(parsed.GetValue(run)) { Failure = reason },
                _ => throw new FaultException("Give either --artifact PATH, or --failed REASON where there is no version."),
            };
            using var chosen = ChosenModel.Open(parsed, parsed.GetValue(model));
            terminal.Say(job.Run(chosen, parsed.GetValue(CommandOptions.Actor)!));
            return ExitCode.Done;
        }));
        return command;
    }
}
