using Perennial.Adapters.Processes;
using Perennial.Adapters.Webhooks;
using Perennial.Terms;

namespace Perennial.Adapters.Commands;

/// <summary>The programs that may train, and the system elsewhere that may be told: what a person wrote into <c>commands.yaml</c>, and nothing else.</summary>
/// <remarks>A file such as: <c>trainers: { torch: [/usr/bin/python3, /srv/models/train.py] }</c>.</remarks>
/// <param name="file">The list.</param>
public sealed class TrainerList(string file)
{
    /// <summary>The program of this name; null where the list has none. Read anew every time: who takes one off the list has taken it off.</summary>
    public TrainerProgram? Find(string name) => new CommandsFile(file).Trainers().GetValueOrDefault(name);

    /// <summary>The training system elsewhere.</summary>
    /// <exception cref="FaultException">None is allowed.</exception>
    public WebhookOptions External() => new CommandsFile(file).External() ?? throw new FaultException(
        $"The trainer 'external' has nobody to tell: {file} names no URL. Who owns this machine allows one there: external: {{ url: https://training.example/runs }}");

    /// <summary>What may be trained by, for people.</summary>
    public string Allowed()
    {
        IEnumerable<string> names = new CommandsFile(file).Trainers().Keys.Concat(Trainers.BuiltIn).Append(Trainers.External).Order(StringComparer.Ordinal);
        return $"{string.Join(", ", names)}. Who owns this machine allows more in {file}: trainers: {{ name: [/full/path/of/program, argument] }}";
    }
}
