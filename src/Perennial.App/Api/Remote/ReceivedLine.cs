using System.Text.Json;
using Perennial.App.Servers;

namespace Perennial.App.Api.Remote;

/// <summary>A command line as it comes in, part by part: first its words, then its files.</summary>
/// <param name="files">Where the files go.</param>
internal sealed class ReceivedLine(UploadFolder files)
{
    private readonly Dictionary<int, string> read = [];
    private SentLine? line;

    /// <summary>The name the sender gives themselves.</summary>
    public string? As => line?.As;

    /// <summary>The files that are to go back, by number.</summary>
    public List<(int Number, string Path)> Written { get; } = [];

    /// <summary>Paths of the server, and how the sender knows them.</summary>
    public List<(string Real, string Shown)> Names { get; } = [];

    /// <summary>Takes a part that is a text.</summary>
    public void Text(string name, string text) => line = name == "line" && line is null && JsonSerializer.Deserialize<SentLine>(text, RemoteCall.Json) is { Items: not null } sent
        ? sent
        : throw new ApiException(400, $"The part '{name}' is not expected. First comes 'line', the words as JSON, then the files: file0, file1 and so on.");

    /// <summary>Where a part that is a file goes.</summary>
    public string File(string name, string called)
    {
        if (line is null || !name.StartsWith("file", StringComparison.Ordinal) || !int.TryParse(name["file".Length..], out var number) || read.ContainsKey(number))
        {
            throw new ApiException(400, $"The part '{name}' is not expected. First comes 'line', the words as JSON, then the files: file0, file1 and so on.");
        }

        // A file that another names lies beside it, under the name that it has there.
        var owner = line.Items.FirstOrDefault(item => item.Reads is { } reads && item.Beside is not null && reads + 1 == number);
        return read[number] = owner is null ? files.PathOf($"in{number}", called) : files.PathBeside($"in{owner.Reads}", owner.Beside!);
    }

    /// <summary>The words, with the server's paths for the sender's files.</summary>
    public IReadOnlyList<string> Words() => line is null
        ? throw new ApiException(400, "The body has no part 'line'.")
        : [.. line.Items.Select(Word)];

    private string Word(LineItem item)
    {
        if (item.Text is { } text)
        {
            return text;
        }

        var path = item.Reads is { } reads ? read.GetValueOrDefault(reads) ?? throw new ApiException(400, $"The part 'file{reads}' is missing.")
            : item is { Writes: { } writes, Path: { } wanted } ? Write(writes, wanted)
            : throw new ApiException(400, "A word of the line is neither a text nor a file.");
        Names.Add((path, item.Path ?? Path.GetFileName(path)));
        return path;
    }

    private string Write(int number, string wanted)
    {
        var path = files.PathOf($"out{number}", wanted);
        Written.Add((number, path));
        return path;
    }
}
