namespace Perennial.App.Servers;

/// <summary>Writes the files that come back from a server, each where the line said.</summary>
/// <param name="paths">By number.</param>
internal sealed class ReturnedFiles(IReadOnlyList<string> paths) : IDisposable
{
    private readonly Dictionary<int, FileStream> open = [];

    /// <summary>Takes the next bytes of a file, if the line holds any.</summary>
    public void Take(SaidLine said)
    {
        if (said is not { File: { } number, Bytes: { } bytes })
        {
            return;
        }

        if (!open.TryGetValue(number, out var stream))
        {
            open[number] = stream = new FileStream(paths[number], FileMode.CreateNew);
        }

        stream.Write(Convert.FromBase64String(bytes));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var stream in open.Values)
        {
            stream.Dispose();
        }
    }
}
