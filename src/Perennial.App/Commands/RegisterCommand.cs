using System.CommandLine;
using System.Globalization;
using Perennial.Adapters.Flavours;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary><c>register</c>: makes what was trained elsewhere a version of a model.</summary>
internal static class RegisterCommand
{
    private const string Description =
        """
        Make what was trained elsewhere a version of a model. An external version answers elsewhere and is known only by its logged answers; a constant is the same answer to everything, and rules are what a person says: something to beat. LightGBM's text, ONNX graphs and ML.NET's zips are scored here; a command is a program that gets rows and gives answers; a remote is a model on another server that speaks the Open Inference Protocol. An artifact is loaded and asked in a process of its own before it is taken.

        Registering the same again changes nothing. With --promote it becomes champion, with --since as of the time at which it began to answer; with --challenge it begins the stages of the model's file, beside the champion.

        Examples: perennial register flight-delay --flavour external --promote --since 2026-09-01
                  perennial register flight-delay --artifact model.onnx --trained-on train.csv
                  perennial register flight-delay --constant 0.2 --name "always one in five"
                  perennial register flight-delay --rule "departure_minute >= 960: 0.4" --constant 0.15
        """;

    private static readonly Argument<string> Model = new("MODEL") { Description = "The model." };
    private static readonly Option<string?> Artifact = new("--artifact") { Description = "The file that holds the model.", HelpName = "PATH" };
    private static readonly Option<string?> Flavour = new("--flavour") { Description = "How the artifact is read. It may be left out where the file's name tells.", HelpName = string.Join('|', Registry.Flavours.Brought) };
    private static readonly Option<string?> Constant = new("--constant") { Description = "The answer of a constant: a probability, one for each class separated by commas, or a number.", HelpName = "ANSWER" };
    private static readonly Option<string[]> Rule = new("--rule") { Description = "Conditions on features and the answer to what meets them, as in 'departure_minute >= 960 and origin = ORD: 0.4'. May be given several times; the first that is met answers, and --constant answers the rest.", HelpName = "RULE" };
    private static readonly Option<string?> Categories = new("--categories") { Description = "For LightGBM: JSON with the categories of each categorical feature in the order of their codes. Models trained on pandas' categories tell them.", HelpName = "FILE" };
    private static readonly Option<string?> Scorer = new("--scorer") { Description = "For a command: its name in commands.yaml in the data folder, the list of programs that may score.", HelpName = "NAME" };
    private static readonly Option<string?> Remote = new("--remote") { Description = "For a remote: the server's name in commands.yaml in the data folder, the list of those that may be asked; or NAME/MODEL or NAME/MODEL/VERSION, where the model is called otherwise there.", HelpName = "NAME" };
    private static readonly Option<string?> Name = new("--name") { Description = "What the version is called where it comes from; --version-column of import may use it.", HelpName = "TEXT" };
    private static readonly Option<string?> TrainedOn = new("--trained-on") { Description = "The rows it was trained on, with the columns of the features: later rows are held against them.", HelpName = "FILE" };
    private static readonly Option<bool> Promote = new("--promote") { Description = "Make it champion." };
    private static readonly Option<bool> Challenge = new("--challenge") { Description = "Let it begin the stages of the model's file." };
    private static readonly Option<DateTimeOffset?> Since = InstantOption.Create("--since", "With --promote: since when it has answered.");

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("register", Description)
        {
            Model, Artifact, Flavour, Constant, Rule, Categories, Scorer, Remote, Name, TrainedOn, Promote, Challenge, Since, CommandOptions.Reason, CommandOptions.Actor, CommandOptions.Json,
        };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            var view = new RegisterJob(ExistingFolder.Of(parsed), parsed.GetValue(Model)!, Brought(parsed), parsed.GetValue(CommandOptions.Actor)!).Run();
            Tell(terminal, view, parsed.GetValue(CommandOptions.Json));
            return ExitCode.Done;
        }));
        return command;
    }

    private static BroughtVersion Brought(ParseResult parsed)
    {
        var flavour = Read(parsed);
        if (parsed.GetValue(Since) is not null && !parsed.GetValue(Promote))
        {
            throw new FaultException("--since says since when a champion has answered. Give --promote with it, or leave it out.");
        }

        return new BroughtVersion(flavour, Pack(parsed, flavour))
        {
            Name = parsed.GetValue(Name),
            TrainedOn = parsed.GetValue(TrainedOn),
            Since = parsed.GetValue(Since),
            Promote = parsed.GetValue(Promote),
            Challenge = parsed.GetValue(Challenge),
            Reason = parsed.GetValue(CommandOptions.Reason)!,
        };
    }

    private static string Read(ParseResult parsed) => (parsed.GetValue(Flavour), parsed.GetValue(Constant), Path.GetExtension(parsed.GetValue(Artifact))) switch
    {
        (null or Registry.Flavours.Constant or Registry.Flavours.Rule, not null, _) => parsed.GetValue(Rule) is { Length: > 0 } ? Registry.Flavours.Rule : Registry.Flavours.Constant,
        (_, null, _) when parsed.GetValue(Rule) is { Length: > 0 } => throw new FaultException("Nothing says what rows get that meet no rule. Give --constant ANSWER with --rule."),
        ({ } flavour, null, _) when Registry.Flavours.Brought.Contains(flavour) && flavour is not (Registry.Flavours.Constant or Registry.Flavours.Rule) => flavour,
        ({ } flavour, _, _) => throw new FaultException($"--flavour is '{flavour}'. Allowed: {string.Join(", ", Registry.Flavours.Brought)}; constant goes with --constant ANSWER, and rule with --rule RULE beside it."),
        (null, null, _) when parsed.GetValue(Remote) is not null => Registry.Flavours.Remote,
        (null, null, ".onnx") => Registry.Flavours.Onnx,
        (null, null, ".zip") => Registry.Flavours.MlNet,
        (null, null, ".txt") => Registry.Flavours.LightGbm,
        (null, null, _) => throw new FaultException($"Nothing says what is registered. Give --flavour, one of {string.Join(", ", Registry.Flavours.Brought)}, or --constant ANSWER, or an --artifact whose name ends in .onnx, .zip (ML.NET) or .txt (LightGBM)."),
    };

    private static Func<ArtifactPacker, ModelDeclaration, Digest> Pack(ParseResult parsed, string flavour) => flavour switch
    {
        Registry.Flavours.External => (packer, model) => packer.External(model),
        Registry.Flavours.Constant => (packer, model) => packer.Constant(model, Numbers(parsed.GetValue(Constant)!)),
        Registry.Flavours.Rule => (packer, model) => packer.Rules(model, parsed.GetValue(Rule)!, Numbers(parsed.GetValue(Constant)!)),
        Registry.Flavours.Command => (packer, model) => packer.Command(
            model, parsed.GetValue(Scorer) ?? throw new FaultException("Nothing says which program scores. Give --scorer NAME, one that commands.yaml in the data folder lists."), parsed.GetValue(Artifact)),
        Registry.Flavours.Remote => (packer, model) => Asked(packer, model, parsed.GetValue(Remote) ?? throw new FaultException("Nothing says which server answers. Give --remote NAME, one that commands.yaml in the data folder lists.")),
        Registry.Flavours.LightGbm => (packer, model) => packer.Trees(model, Given(parsed, flavour), parsed.GetValue(Categories)),
        _ => (packer, model) => packer.OneFile(model, flavour, Given(parsed, flavour)),
    };

    private static Digest Asked(ArtifactPacker packer, ModelDeclaration model, string remote)
    {
        var parts = remote.Split('/', 3);
        return packer.Remote(model, parts[0], parts.ElementAtOrDefault(1) ?? model.Model, parts.ElementAtOrDefault(2));
    }

    private static string Given(ParseResult parsed, string flavour) => parsed.GetValue(Artifact)
        ?? throw new FaultException($"A version of the flavour '{flavour}' has an artifact. Give --artifact PATH.");

    private static double[] Numbers(string text) => [.. text.Split(',').Select(part =>
        double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw new FaultException($"--constant holds '{part}', which is no number. Give an answer such as 0.2, or one for each class separated by commas."))];

    private static void Tell(Terminal terminal, RegisterView view, bool json)
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
