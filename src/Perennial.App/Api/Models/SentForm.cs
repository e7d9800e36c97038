using Perennial.App.Api.Remote;
using Perennial.App.Servers;

namespace Perennial.App.Api.Models;

/// <summary>A form as the words of a command: <c>trained_on</c> is <c>--trained-on</c>, and <c>file</c> the file itself.</summary>
/// <param name="command">The command.</param>
/// <param name="model">Its model.</param>
/// <param name="files">Where files go.</param>
internal sealed class SentForm(string command, string model, UploadFolder files)
{
    private readonly List<string> options = [];
    private string? main;

    /// <summary>Who sends it, where no key says so.</summary>
    public string? As { get; private set; }

    /// <summary>Takes a field; <c>true</c> is an option without a value.</summary>
    public void Text(string name, string text)
    {
        switch (name, text)
        {
            case ("as", _):
                As = text;
                break;
            case (_, "true"):
                options.Add(Option(name));
                break;
            case (_, "false"):
                break;
            default:
                options.AddRange([Option(name), text]);
                break;
        }
    }

    /// <summary>Takes a file.</summary>
    /// <exception cref="ApiException">The command reads no such file: status 400.</exception>
    public string File(string name, string called)
    {
        var reads = RemoteCommands.All.Single(one => one.Name == command).Reads;
        var path = files.PathOf(name == "file" || reads.Contains(Option(name)) ? Option(name)[2..] : throw new ApiException(400, $"'{name}' is no file that `{command}` reads. Allowed: {string.Join(", ", reads.Select(one => one.TrimStart('-').Replace('-', '_').ToLowerInvariant()))}."), called);
        if (name == "file")
        {
            main = path;
        }
        else
        {
            options.AddRange([Option(name), path]);
        }

        return path;
    }

    /// <summary>The line.</summary>
    public IReadOnlyList<string> Words() => [command, model, .. main is null ? [] : new[] { main }, .. options];

    private static string Option(string name) => "--" + name.Replace('_', '-');
}
