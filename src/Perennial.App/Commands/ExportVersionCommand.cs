using System.CommandLine;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary><c>export-version</c>: writes a version and its evidence to one file.</summary>
internal static class ExportVersionCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("MODEL") { Description = "The model." };
        var number = new Argument<int>("VERSION") { Description = "The version." };
        var to = new Option<string>("--to") { Description = "The file to write; it must not be there yet.", HelpName = "FILE.tar", Required = true };
        var command = new Command("export-version", """
            Write a version to one file: its artifact, signature, dataset by digests, every verdict on it, its loss day by day, and the model's declaration. No row of the log is in it.

            Example: perennial export-version flight-delay 4 --to flight-delay-4.tar
            """)
        {
            name, number, to,
        };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            using var model = ChosenModel.Open(parsed, parsed.GetValue(name));
            var (package, file) = (VersionPackage.Of(model, parsed.GetValue(number)), parsed.GetValue(to)!);
            PackageFile.Write(file, package, model.House.Blobs.Open(BlobKinds.Artifacts, package.Version.Artifact));
            using var written = File.OpenRead(file);
            terminal.Say(Words.Text($"Wrote version {package.Version.Number} of '{model.Name}' to '{file}': {written.Length:N0} bytes, SHA-256 {Digest.Of(written)}."));
            return ExitCode.Done;
        }));
        return command;
    }
}
