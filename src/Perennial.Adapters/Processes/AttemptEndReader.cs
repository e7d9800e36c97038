using System.Text;

namespace Perennial.Adapters.Processes;

/// <summary>Reads from an attempt's folder how it ended.</summary>
internal static class AttemptEndReader
{
    private const int MostLetters = 1_024;

    public static AttemptEnd Read(Attempt attempt, SupervisorStatus? status) => status switch
    {
        null when attempt.IsLost => new AttemptEnd.Killed("its supervisor ended without a word"),
        null or { Stopped: SupervisorStatus.Parent } => new AttemptEnd.Abandoned(),
        { Stopped: { } limit } => new AttemptEnd.Failed(OverLimit(limit)),
        { StartError: not 0 } => new AttemptEnd.Failed(Unstartable(status.StartError)),
        { Signal: Posix.Kill or Posix.Terminate } => new AttemptEnd.Killed($"signal {status.Signal} from outside ended it"),
        { Signal: { } signal } => new AttemptEnd.Failed($"The trainer crashed with signal {signal}.{LastWords(attempt)}"),
        { ExitCode: not 0 } => new AttemptEnd.Failed(
            Failure(attempt) ?? $"The trainer ended with exit code {status.ExitCode} and wrote no output/failure.{LastWords(attempt)}"),
        _ => Failure(attempt) is { } failure ? new AttemptEnd.Failed(failure) : new AttemptEnd.Succeeded(),
    };

    private static string OverLimit(string limit) => limit switch
    {
        SupervisorStatus.Time =>
            "The trainer was ended: it took longer than its time limit. Raise the limit, or train on fewer rows.",
        SupervisorStatus.Memory =>
            "The trainer was ended: it held more memory than its memory limit. Raise the limit, or train on fewer rows.",
        _ => "The trainer was ended: it wrote more into its folder than the folder limit allows. Write less, or raise the limit.",
    };

    private static string Unstartable(int error) =>
        $"The trainer's command could not be started: {new System.ComponentModel.Win32Exception(error).Message} (error {error}). "
        + "Check that the command exists and may be executed.";

    private static string? Failure(Attempt attempt)
    {
        string words = Head(attempt.Folder.Failure).Trim();
        return words.Length > 0 ? words : null;
    }

    private static string LastWords(Attempt attempt)
    {
        string? line = LogTail.Lines(attempt.Folder.Log).LastOrDefault(line => line.Trim().Length > 0);
        return line is null ? "" : $" Its last line: {line.Trim()}";
    }

    private static string Head(string path)
    {
        if (PosixFile.Refusal(path) is not null)
        {
            return "";
        }

        using FileStream stream = File.OpenRead(path);
        byte[] bytes = new byte[MostLetters];
        return Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }
}
