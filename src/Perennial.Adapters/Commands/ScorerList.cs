using Perennial.Adapters.Remote;
using Perennial.Terms;

namespace Perennial.Adapters.Commands;

/// <summary>The programs that may score, and the servers that may be asked: what a person wrote into <c>commands.yaml</c> in the data folder, and nothing else.</summary>
/// <remarks>A file such as: <c>scorers: { sklearn: [/usr/bin/python3, /srv/models/score.py] }</c>.</remarks>
/// <param name="executable">What starts this program, whose supervisor starts them.</param>
/// <param name="file">The list.</param>
/// <param name="scratch">Where they work; emptied after every call.</param>
public sealed class ScorerList(IReadOnlyList<string> executable, string file, string scratch)
{
    /// <summary>What starts this program.</summary>
    internal IReadOnlyList<string> Executable => executable;

    /// <summary>Where scorers work.</summary>
    internal string Scratch => scratch;

    /// <summary>A server that answers, read anew every time.</summary>
    /// <exception cref="FaultException">It is not on the list.</exception>
    public RemoteOptions FindRemote(string name)
    {
        IReadOnlyDictionary<string, RemoteOptions> remotes = new CommandsFile(file).Remotes();
        return remotes.TryGetValue(name, out RemoteOptions? options) ? options : throw new FaultException(
            $"The server '{name}' may not be asked: {file} lists {(remotes.Count == 0 ? "none" : string.Join(", ", remotes.Keys))}. Who owns this machine allows it there: remotes: {{ {name}: https://models.example }}");
    }

    /// <summary>A program with its arguments, read anew every time: who takes one off the list has taken it off.</summary>
    /// <exception cref="FaultException">It is not on the list.</exception>
    public IReadOnlyList<string> Find(string name)
    {
        IReadOnlyDictionary<string, IReadOnlyList<string>> scorers = new CommandsFile(file).Scorers();
        return scorers.TryGetValue(name, out IReadOnlyList<string>? command) ? command : throw new FaultException(
            $"The scorer '{name}' may not be started: {file} lists {(scorers.Count == 0 ? "none" : string.Join(", ", scorers.Keys))}. Who owns this machine allows it there: scorers: {{ {name}: [/full/path/of/program, argument] }}");
    }
}
